import type { FileFinding } from "../../core/finding.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { linkAddress } from "../../core/linkAddress.ts";
import { type Message, msg } from "../../core/message.ts";
import { noteIdInName } from "../../core/notePath.ts";
import {
	folderOf,
	type RepoPath,
	repoRoot,
	resolveRepoPath,
} from "../../core/repoPath.ts";
import { fileRole } from "../../externalize/moments/fileRole.ts";
import { isSourceName } from "../../internalize/path/imports/importsIn.ts";
import {
	type PinnedItem,
	pinnedItems,
} from "../../internalize/path/pathFile.ts";
import type { PathStep } from "../../internalize/path/pathStep.ts";
import type { TacitBase } from "../base.ts";

/** What a team pinned, and what is wrong with it. */
export interface PinnedSteps {
	/** In the order of the file; what is named twice stands where it is first. */
	readonly steps: readonly PathStep[];
	/** Links that lead nowhere. */
	readonly findings: readonly FileFinding[];
}

/** Reads a file in which a team pinned what to read; `records` are the paths of decision records. Throws as `readText` does. */
export async function pinnedSteps(
	file: RepoPath,
	text: string,
	records: ReadonlySet<RepoPath>,
	{ codec, index, workspace }: Pick<TacitBase, "codec" | "index" | "workspace">,
): Promise<PinnedSteps> {
	const steps = new Map<string, PathStep>();
	const findings: FileFinding[] = [];
	for (const item of pinnedItems(text, await codec.linkPlaces(text))) {
		const found = await stepOf(item);
		if ("expected" in found)
			findings.push({
				...{ code: "path-link", severity: "warning" },
				lines: { start: item.line, end: item.line },
				...{ found: item.url.slice(0, 200), expected: found.expected },
				file: { visibility: "published", path: file },
			});
		else if (!steps.has(found.key)) steps.set(found.key, found);
	}
	return { steps: [...steps.values()], findings };

	async function stepOf(
		item: PinnedItem,
	): Promise<PathStep | { readonly expected: Message }> {
		const { url, label, said, line, minutes } = item;
		const pin = { file, line, said };
		const title = label === "" ? undefined : label;
		const common = {
			...{ title, minutes, pin, why: [], note: undefined },
			...{ lines: undefined, isEntry: false },
		};
		if (/^https?:\/\//i.test(url))
			return { ...common, key: url, kind: "page", path: undefined };
		const path = targetOf(url, folderOf(file));
		const id = path === undefined ? undefined : noteIdInName(path);
		const note = id && index.byId(id);
		const isThere =
			path !== undefined &&
			(await workspace.kindOf(path).catch(() => undefined)) !== undefined;
		if (note && isThere)
			return {
				...{ ...common, note, key: note.head.id, kind: "note" },
				path: note.head.anchors[0]?.path,
				title: note.head.title,
			};
		if (path === undefined || !isThere)
			return {
				expected: note
					? msg`“${linkAddress(folderOf(file), note.file.path)}”, where the note is by now`
					: msg`a file or folder of the repository, or the address of a page`,
			};
		return {
			...{ ...common, key: path, kind: kindOfFile(path), path },
			lines: linesOf(url),
		};
	}

	function kindOfFile(path: RepoPath): PathStep["kind"] {
		if (records.has(path)) return "record";
		if (!isSourceName(path)) return "document";
		return fileRole(path) === "test" ? "test" : "code";
	}
}

/** `undefined` for what leaves the repository, and for other schemes. */
function targetOf(url: string, folder: RepoPath): RepoPath | undefined {
	const bare = url.replace(/[?#].*$/s, "");
	if (bare === "" || /^[a-z][a-z0-9+.-]+:/i.test(bare)) return undefined;
	try {
		const way = decodeURIComponent(bare);
		// Git hosts take a leading slash for the root.
		return way.startsWith("/")
			? resolveRepoPath(repoRoot, way.slice(1))
			: resolveRepoPath(folder, way);
	} catch {
		return undefined;
	}
}

/** Lines as Git hosts name them: `#L10`, `#L10-L20`, `#L10C3-L20C5`. */
function linesOf(url: string): LineRange | undefined {
	const [, first, last] =
		/#L(\d{1,9})(?:C\d+)?(?:-L?(\d{1,9})(?:C\d+)?)?$/.exec(url) ?? [];
	const [start, end] = [Number(first), Number(last ?? first)];
	return first !== undefined && start >= 1 && end >= start
		? { start, end }
		: undefined;
}
