import process from "node:process";
import { entriesOfRepositories } from "../combine/log/entriesOfRepositories.ts";
import type { LogEntry } from "../combine/log/logEntry.ts";
import { detailOf } from "../combine/page/detailOf.ts";
import { type PageData, pageDocument } from "../combine/page/pageDocument.ts";
import { pageEntries } from "../combine/page/pageEntries.ts";
import { englishWords } from "../combine/page/pageWords.ts";
import { exportedRecords } from "../combine/recordWriting/recordOfEntry.ts";
import { TacitError } from "../core/errors.ts";
import { type HostLinks, hostLinks } from "../core/hostLinks.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { msg } from "../core/message.ts";
import type { NoteKind } from "../core/note.ts";
import { exportFile } from "../node/files/exportFile.ts";
import { packed, pageFiles } from "../node/files/pageFiles.ts";
import { besideProgram } from "../node/terminal/besideProgram.ts";
import { absolutePath, relativePath } from "../node/terminal/systemPath.ts";
import type { ExportOptions } from "./exportCommand.ts";
import { type JsonExport, jsonEntry } from "./json/log.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import { freeName } from "./sharedLog.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";
import { counted, kindWords } from "./words.ts";

/** By this an export is known again, and may be written over. */
const generator = '<meta name="generator" content="Tacit">';

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
	const roots = checkouts.map((each) => absolutePath(process.cwd(), each));
	const opened = (roots.length > 0 ? roots : [process.cwd()]).map((root) =>
		openHere(root, roots),
	);
	try {
		const repositories = await readAll(opened);
		const entries =
			roots.length > 0
				? entriesOfRepositories(repositories)
				: (repositories[0]?.entries ?? []);
		const written: string[] = [];
		const write = (
			file: string,
			text: string,
			isOurs: (text: string) => boolean,
		) => {
			exportFile(file, text, (before) => force === true || isOurs(before));
			written.push(file);
		};
		if (html)
			write(
				absolutePath(process.cwd(), html),
				await pageOf(entries, repositories),
				(before) => before.includes(generator),
			);
		for (const [folder, style] of [
			[madr, "madr"],
			[nygard, "nygard"],
		] as const)
			for (const { name, text } of folder
				? exportedRecords(entries, style)
				: [])
				write(
					absolutePath(absolutePath(process.cwd(), folder ?? ""), name),
					text,
					() => false,
				);
		if (options.json) {
			const json: JsonExport = {
				version: jsonVersion,
				entries: entries.map((entry) => jsonEntry(entry, opened[0] as Here)),
				files: written.map((file) => relativePath(process.cwd(), file)),
			};
			printJson(json);
			return;
		}
		if (html) print(shownLine(html));
		if (madr) print(shownLine(madr));
		if (nygard) print(shownLine(nygard));
		remark(`${counted(entries.length, "decision")}.`);
	} finally {
		for (const here of opened) here.dispose();
	}
}

/** One checkout that is exported. */
interface ExportedRepository {
	readonly name: string;
	readonly entries: readonly LogEntry[];
	readonly host: HostLinks | undefined;
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
		repositories.push({ name: freeName(here.root, names), entries, host });
	}
	return repositories;
}

async function pageOf(
	entries: readonly LogEntry[],
	repositories: readonly ExportedRepository[],
): Promise<string> {
	const { script, style, policy } = await pageFiles(besideProgram("."));
	const hostOf = (entry: LogEntry) =>
		entry.repository === undefined
			? repositories[0]?.host
			: repositories.find(({ name }) => name === entry.repository)?.host;
	const words = {
		kindWord: (kind: NoteKind) => kindWords[kind],
		relationWord: (is: string) => is.replace("-", " "),
	};
	return pageDocument({
		language: "en",
		title: englishWords.title,
		policy,
		head: `${generator}\n<style>${style}</style>`,
		foot: `<script>${script}</script>`,
		data: packed({
			entries: pageEntries(entries),
			details: entries.map((entry) => detailOf(entry, words, hostOf(entry))),
			words: englishWords,
		} satisfies PageData),
	});
}
