import process from "node:process";
import type { EntryFilter } from "../combine/log/filterEntries.ts";
import { encodedPath } from "../combine/log/inlineText.ts";
import type { LogPage } from "../combine/log/logPage.ts";
import { fragmentOf } from "../combine/log/planLog.ts";
import type { FileFinding } from "../core/finding.ts";
import { hostLinks } from "../core/hostLinks.ts";
import { replaceText } from "../core/replaceText.ts";
import { baseName, type RepoPath } from "../core/repoPath.ts";
import { openWorkspace } from "../node/files/openWorkspace.ts";
import {
	absolutePath,
	parentFolder,
	placeBelow,
	relativePath,
} from "../node/terminal/systemPath.ts";
import type { PlannedLog } from "../tacit/decisions.ts";
import { createKnownTexts } from "../tacit/knownTexts.ts";
import { planSharedLog } from "../tacit/sharedLog.ts";
import type { Seen } from "./json/note.ts";
import { type Here, openHere } from "./openHere.ts";

/** A log of several checkouts, planned. */
export interface SharedLog {
	readonly plan: PlannedLog;
	/** Writes it. */
	write(): Promise<void>;
	/** Its own file's path, as seen from the current directory. */
	readonly paths: Seen;
}

/** What it is planned from. */
export interface SharedLogOptions {
	/** Folders, as typed. */
	readonly checkouts: readonly string[];
	/** As typed; `undefined`: it is printed. */
	readonly output: string | undefined;
	readonly filter: Omit<EntryFilter, "areas">;
	/** Paths in the checkouts. */
	readonly areas: readonly string[] | undefined;
	readonly letGo: ReadonlySet<string>;
}

/** Plans one log of several checkouts. Their settings may extend files of each other. */
export async function sharedLog({
	checkouts,
	output,
	filter,
	areas,
	letGo,
}: SharedLogOptions): Promise<SharedLog> {
	const roots = checkouts.map((each) => absolutePath(process.cwd(), each));
	const place = absolutePath(process.cwd(), output ?? "DECISIONS.md");
	const folder = parentFolder(place);
	const path = baseName(relativePath("/", place) as RepoPath) as RepoPath;
	const opened: Here[] = [];
	const workspace = openWorkspace(folder, { kind: "repository" });
	try {
		const names = new Set<string>();
		const repositories = [];
		const links = new Map<string, LogPage["linkTo"]>();
		const findings: FileFinding[] = [];
		for (const root of roots) {
			const here = openHere(root, roots);
			opened.push(here);
			await here.tacit.load([]);
			const found = await here.tacit.decisions();
			const name = freeName(here.root, names);
			repositories.push({ name, entries: found.entries });
			links.set(name, await linksOf(here, folder));
			findings.push(
				...found.findings.map((finding) => ({
					...finding,
					file: {
						...finding.file,
						path: relativePath(
							folder,
							placeBelow(here.root, finding.file.path),
						) as RepoPath,
					},
				})),
			);
		}
		const before =
			output === undefined
				? undefined
				: await createKnownTexts(workspace).read(path);
		const plan = await planSharedLog({
			...filter,
			areas: areas as readonly RepoPath[] | undefined,
			repositories,
			path,
			before,
			letGo,
			linkTo: (target, of, lines) =>
				links.get(of.repository ?? "")?.(target, of, lines),
		});
		const seen = (each: string) =>
			relativePath(process.cwd(), absolutePath(folder, each));
		return {
			plan: { ...plan, entries: async () => plan.entries, findings },
			paths: { seen, seenFile: ({ path }) => seen(path) },
			async write() {
				for (const { path, before, after } of plan.files)
					if (after !== before)
						await replaceText(
							{ path, before, after },
							openWorkspace(folder, { kind: "repository" }),
						);
			},
		};
	} finally {
		for (const here of opened) here.dispose();
		workspace.dispose();
	}
}

/** A name for a checkout by its folder, which none in `taken` has; it is put there. */
export function freeName(root: string, taken: Set<string>): string {
	const own = baseName(root.replaceAll("\\", "/") as RepoPath) || "repository";
	let name = own;
	for (let count = 2; taken.has(name); count++) name = `${own}-${count}`;
	taken.add(name);
	return name;
}

/** To the host's pages where these are known, else to the files on disk. */
async function linksOf(here: Here, folder: string): Promise<LogPage["linkTo"]> {
	const remote = here.hasGit
		? await here.history.remoteUrl().catch(() => undefined)
		: undefined;
	const host = remote === undefined ? undefined : hostLinks(remote);
	if (host) return (path, _, lines) => host.file(path, lines);
	return (path, _, lines) =>
		`${encodedPath(relativePath(folder, placeBelow(here.root, path)))}${fragmentOf(lines)}`;
}
