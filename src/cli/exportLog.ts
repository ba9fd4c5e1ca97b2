import process from "node:process";
import {
	exportMarkIn,
	wholeLog,
	withExportMark,
} from "../combine/export/exportMark.ts";
import {
	type ExportedFile,
	exportedFile,
	planRecordExport,
} from "../combine/export/planRecordExport.ts";
import { entriesOfRepositories } from "../combine/log/entriesOfRepositories.ts";
import type { LogEntry } from "../combine/log/logEntry.ts";
import { TacitError } from "../core/errors.ts";
import { type HostLinks, hostLinks } from "../core/hostLinks.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { msg } from "../core/message.ts";
import { baseName } from "../core/repoPath.ts";
import { exportFiles, type FileToExport } from "../node/files/exportFiles.ts";
import { markdownIn, textOfFile } from "../node/files/markdownIn.ts";
import { besideProgram } from "../node/terminal/besideProgram.ts";
import {
	absolutePath,
	parentFolder,
	relativePath,
} from "../node/terminal/systemPath.ts";
import type { ExportOptions } from "./exportCommand.ts";
import { type JsonExport, jsonEntry } from "./json/log.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { pageOfEntries } from "./pageOfEntries.ts";
import { freeName } from "./sharedLog.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** `tacit export`: writes all decisions as a page, or as records of another form. */
export async function exportLog(
	checkouts: readonly string[],
	options: ExportOptions,
): Promise<void> {
	const { html, madr, nygard, force } = options;
	if (!html && !madr && !nygard && !options.json)
		throw new TacitError(
			"bad-argument",
			msg`Say what to write: --html with a file, --madr or --nygard with a folder, or --json.`,
		);
	if (madr && nygard && absolute(madr) === absolute(nygard))
		throw new TacitError(
			"bad-argument",
			msg`Two forms need two folders: name another one for --nygard.`,
		);
	const roots = checkouts.map(absolute);
	const opened = (roots.length > 0 ? roots : [process.cwd()]).map((root) =>
		openHere(root, roots),
	);
	try {
		const repositories = await readAll(opened);
		const entries =
			roots.length > 0
				? entriesOfRepositories(repositories)
				: (repositories[0]?.entries ?? []);
		const planned = await planAll(entries, repositories, options);
		if (force !== true) refuseUnless(planned);
		exportFiles(planned.files.filter(({ state }) => state !== "same"));
		const seen = (file: string) => relativePath(process.cwd(), file);
		if (options.json) {
			const json: JsonExport = {
				version: jsonVersion,
				entries: entries.map((entry) => jsonEntry(entry, opened[0] as Here)),
				files: planned.files.map(({ file }) => seen(file)),
				gone: planned.gone.map(seen),
			};
			printJson(json);
			return;
		}
		for (const place of [html, madr, nygard])
			if (place) print(shownLine(place));
		for (const file of planned.gone)
			remark(
				`${shownLine(seen(file))} was exported of a decision that is not among these any more. It stays; delete it if nobody needs it.`,
			);
		remark(`${counted(entries.length, "decision")}.`);
	} finally {
		for (const here of opened) here.dispose();
	}
}

function absolute(place: string): string {
	return absolutePath(process.cwd(), place);
}

/** All files of an export, by their absolute paths. */
interface PlannedExport {
	readonly files: readonly (ExportedFile & FileToExport)[];
	readonly gone: readonly string[];
}

async function planAll(
	entries: readonly LogEntry[],
	repositories: readonly ExportedRepository[],
	{ html, madr, nygard }: ExportOptions,
): Promise<PlannedExport> {
	const files: PlannedExport["files"][number][] = [];
	const gone: string[] = [];
	if (html) {
		const file = absolute(html);
		const page = await pageOfEntries(entries, {
			folder: besideProgram("."),
			hostOf: ({ repository }) => repositoryOf(repository, repositories)?.host,
		});
		const text = withExportMark(page, wholeLog);
		files.push({ file, ...exportedFile(html, text, textOfFile(file)) });
	}
	for (const [place, style] of [
		[madr, "madr"],
		[nygard, "nygard"],
	] as const) {
		if (!place) continue;
		const folder = absolute(place);
		const found = markdownIn(folder);
		/** An export in its own repository is a record there once that of which it was made is gone. */
		const isExport = ({ repository, source }: LogEntry) => {
			const { root } = repositoryOf(repository, repositories) ?? {};
			const file = root && absolutePath(root, source.path);
			return (
				file !== undefined &&
				parentFolder(file) === folder &&
				exportMarkIn(found.get(baseName(source.path)) ?? "") !== undefined
			);
		};
		const plan = planRecordExport(
			entries.filter((entry) => !isExport(entry)),
			style,
			found,
		);
		for (const each of plan.files)
			files.push({ file: absolutePath(folder, each.name), ...each });
		for (const name of plan.gone) gone.push(absolutePath(folder, name));
	}
	return { files, gone };
}

/** Throws where an export would take what somebody wrote, before anything is written. */
function refuseUnless({ files }: PlannedExport): void {
	const named = (wanted: ExportedFile["state"]) =>
		files
			.filter(({ state }) => state === wanted)
			.map(({ file }) => relativePath(process.cwd(), file))
			.join(", ");
	const edited = named("edited");
	const foreign = named("foreign");
	const reasons = [
		edited &&
			`Somebody wrote into what was exported before: ${edited}. Put these words into the notes and records that they are about.`,
		foreign && `There is something else already: ${foreign}.`,
	].filter(Boolean);
	if (reasons.length > 0)
		throw new TacitError(
			"conflict",
			msg`${reasons.join(" ")} Nothing was written. Export to another place, or give --force to write over it.`,
		);
}

/** One checkout that is exported. */
interface ExportedRepository {
	readonly name: string;
	/** Absolute. */
	readonly root: string;
	readonly entries: readonly LogEntry[];
	readonly host: HostLinks | undefined;
}

function repositoryOf(
	name: string | undefined,
	repositories: readonly ExportedRepository[],
): ExportedRepository | undefined {
	return name === undefined
		? repositories[0]
		: repositories.find((each) => each.name === name);
}

async function readAll(
	opened: readonly Here[],
): Promise<readonly ExportedRepository[]> {
	const names = new Set<string>();
	const repositories: ExportedRepository[] = [];
	for (const here of opened) {
		await here.tacit.load([]);
		const { entries } = await here.tacit.decisions();
		const remote = await ifGitAnswers(
			here.hasGit ? here.history : undefined,
			{ warn: () => undefined },
			"Git does not say where the repository is",
			(history) => history.remoteUrl(),
		);
		const host = remote === undefined ? undefined : hostLinks(remote);
		const { root } = here;
		repositories.push({ name: freeName(root, names), root, entries, host });
	}
	return repositories;
}
