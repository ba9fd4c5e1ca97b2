import {
	type LinkTarget,
	searchWords,
} from "../../combine/links/rankTargets.ts";
import { ifGitAnswers } from "../../core/ifGitAnswers.ts";
import { createPacer } from "../../core/pacer.ts";
import type { FileStamp } from "../../core/ports.ts";
import { isRecordPath } from "../../core/recordPath.ts";
import { baseName, folderOf, type RepoPath } from "../../core/repoPath.ts";
import { markdownLinks, type NoteLink } from "../../core/scan/noteLinks.ts";
import { decodeText } from "../../core/textEncoding.ts";
import type { TacitBase } from "../base.ts";

/** The decision log at the root. */
const logPath = "DECISIONS.md";
/** Larger files are not looked at for links. */
const mostBytes = 1024 * 1024;

/** A Markdown file that is no note, and that notes link to or that links to notes. */
export interface RecordFile {
	/** As a link may be written to it. */
	readonly target: LinkTarget;
	readonly links: readonly NoteLink[];
}

/** The decision records, and the log, as they were last looked at. */
export interface RecordFiles {
	/** What is known by now; empty before the first look. */
	known(): ReadonlyMap<RepoPath, RecordFile>;
	/** Looks which there are, and reads those that changed since. None without git, which tells what is ignored. */
	look(): Promise<ReadonlyMap<RepoPath, RecordFile>>;
}

/** Whether a Markdown file that is no note takes part in links between notes: a decision record, or the log. */
export function isLinkedPath(path: RepoPath): boolean {
	return path === logPath || (isRecordPath(path) && /\.md$/i.test(path));
}

/** Nothing is read before the first look. */
export function createRecordFiles({
	workspace,
	historyIfAny,
	log,
	slice,
}: TacitBase): RecordFiles {
	const stamps = new Map<RepoPath, FileStamp>();
	const files = new Map<RepoPath, RecordFile>();
	let looking: Promise<void> | undefined;
	return {
		known: () => files,
		async look() {
			looking ??= readThem().finally(() => {
				looking = undefined;
			});
			await looking;
			return files;
		},
	};

	async function readThem(): Promise<void> {
		const tree = await ifGitAnswers(
			historyIfAny,
			log,
			"Git did not say where decision records lie.",
			(history) => history.workTree(),
		);
		const paths = [...(tree?.keys() ?? [])].filter(isLinkedPath).sort();
		const there = new Set(paths);
		for (const path of [...files.keys()]) if (!there.has(path)) forget(path);
		await workspace.visitFiles({
			paths,
			known: (path) => stamps.get(path),
			visit(path, found) {
				if (found.state === "unchanged") return;
				forget(path);
				const decoded =
					found.state === "read" ? decodeText(found.bytes) : undefined;
				if (found.state !== "read" || !decoded || !("text" in decoded)) return;
				stamps.set(path, found.stamp);
				files.set(path, recordFile(path, decoded.text));
			},
			maximumBytes: mostBytes,
			pacer: createPacer(slice),
		});
	}

	function forget(path: RepoPath): void {
		files.delete(path);
		stamps.delete(path);
	}
}

function recordFile(path: RepoPath, text: string): RecordFile {
	const title = recordTitle(text);
	return {
		target: {
			...{ path, folder: folderOf(path), kind: undefined, title },
			words: searchWords(title, baseName(path).replace(/\.md$/i, "")),
		},
		links: markdownLinks(text, folderOf(path)),
	};
}

/** The first heading, one line of Markdown source; empty where there is none. */
export function recordTitle(text: string): string {
	const heading = /^#[ \t]+(\S[^\r\n]*?)[ \t]*#*[ \t]*$/m.exec(
		text.slice(0, 20_000),
	)?.[1];
	return heading ?? "";
}
