import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pageOfEntries } from "../../src/cli/pageOfEntries.ts";
import type { EntryKey, LogEntry } from "../../src/combine/log/logEntry.ts";
import { hostLinks } from "../../src/core/hostLinks.ts";
import type { NoteId } from "../../src/core/noteId.ts";
import type { RepoPath } from "../../src/core/repoPath.ts";
import { projectFolder } from "./cacheFolder.ts";

/** An entry of a log, with what is given of it. */
export function logEntry(
	key: EntryKey,
	title: string,
	rest: Partial<LogEntry> = {},
): LogEntry {
	const path = `src/.tacit/${key}.${key}.md` as RepoPath;
	return {
		...{ key, title, repository: undefined, status: "accepted" },
		source: { type: "note", id: key as NoteId, path },
		...{ state: "accepted", date: "2026-11-01", tags: [] },
		people: [{ name: "Ada Lovelace", email: "ada@example.org" }],
		...{ area: "src" as RepoPath, gist: "", why: "", rejected: [], code: [] },
		diagrams: [],
		...{ supersedes: [], supersededBy: [], relations: [], notes: [] },
		until: undefined,
		recordedIn: undefined,
		...rest,
	};
}

const subjects =
	"queue token upload cache index parser retry clock ledger invoice mail worker lease".split(
		" ",
	);
const verbs = "Keep Drop Split Sort Lease Hash Batch Pin Retry Stream".split(
	" ",
);

/** Entries of all kinds, the same ones each time. */
export function generatedEntries(count: number): readonly LogEntry[] {
	const at = <T>(list: readonly T[], index: number) =>
		list[index % list.length] as T;
	return Array.from({ length: count }, (_, index) => {
		const key = `k${index.toString(32).padStart(7, "0")}`;
		const subject = at(subjects, index * 7);
		const before =
			index % 9 === 8
				? `k${(index - 1).toString(32).padStart(7, "0")}`
				: undefined;
		return logEntry(
			key,
			`${at(verbs, index)} the ${subject} by ${at(subjects, index * 3 + 1)} ${index}`,
			{
				date: `20${10 + (index % 16)}-${String(1 + (index % 12)).padStart(2, "0")}-11`,
				area: `src/part${index % 12}` as RepoPath,
				tags: [at(subjects, index)],
				gist: `The ${subject} was slow under load, and \`${subject}${index}()\` waits for **all** of it.\n\nSo we measure first.`,
				why: `A ${at(subjects, index + 5)} that fails in the night wakes somebody up.`,
				rejected: [
					{ title: `A second ${subject}`, reason: "doubles the load" },
				],
				code: [
					{
						path: `src/part${index % 12}/file${index % 200}.ts` as RepoPath,
						lines: { start: 10, end: 24 },
						symbol: undefined,
					},
				],
				...(before === undefined ? {} : { supersedes: [before] }),
			},
		);
	});
}

/** Writes the page of these entries as `tacit export --html` does, and answers its address. `dist/` must be built. */
export async function exportedPage(
	folder: string,
	entries: readonly LogEntry[],
): Promise<string> {
	const host = hostLinks("https://github.com/example/parcel.git");
	const file = join(folder, "decisions.html");
	await writeFile(
		file,
		await pageOfEntries(entries, {
			folder: join(projectFolder, "dist"),
			hostOf: () => host,
		}),
	);
	return String(pathToFileURL(file));
}
