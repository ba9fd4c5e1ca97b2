import { formatLineRange } from "../../core/lineRange.ts";
import type { NoteKind } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { entryName } from "./entryName.ts";
import { inlineCode, inlineText, linkLabel } from "./inlineText.ts";
import type {
	EntryCode,
	EntryKey,
	EntryRelation,
	LogEntry,
} from "./logEntry.ts";
import type { LogPage } from "./logPage.ts";
import { fullStatus } from "./stateWords.ts";

/** What a part of an entry shows: a field of its file's, or what Tacit says about it. */
export type PartName =
	| "name"
	| "title"
	| "facts"
	| "gist"
	| "why"
	| "rejected"
	| "links";

/** A part of an entry as it stands in the log: Markdown with `\n` line ends, without blank lines around it. */
export interface EntryPart {
	readonly part: PartName;
	readonly text: string;
}

/** What people call the kinds of notes that can stand at a decision. */
const kindWords: Readonly<Record<NoteKind, string>> = {
	why: "Reason",
	decision: "Decision",
	gotcha: "Watch out",
	workaround: "Workaround",
	howto: "How we do it",
	story: "Story",
	question: "Question",
};

const relationWords: Readonly<Record<EntryRelation["is"], string>> = {
	amends: "Amends",
	"amended-by": "Amended by",
	relates: "See also",
	from: "Came from",
};

/** The parts of an entry, in their order; between two stands a blank line. */
export function entryParts(
	entry: LogEntry,
	page: LogPage,
): readonly EntryPart[] {
	const parts: EntryPart[] = [
		{ part: "name", text: `<a id="${entryName(entry.key)}"></a>` },
		{ part: "title", text: `## ${titleText(entry, page)}` },
		{ part: "facts", text: factsText(entry) },
	];
	const gist = page.safe(entry.gist, entry, false).trim();
	if (gist !== "") parts.push({ part: "gist", text: gist });
	const why = page.safe(entry.why, entry, false).trim();
	if (why !== "") {
		parts.push({ part: "facts", text: "**Why**" });
		parts.push({ part: "why", text: why });
	}
	if (entry.rejected.length > 0) {
		parts.push({ part: "facts", text: "**Rejected**" });
		parts.push({ part: "rejected", text: rejectedText(entry, page) });
	}
	parts.push({ part: "links", text: "**Links**" });
	parts.push({ part: "links", text: linkLines(entry, page).join("\n") });
	return parts;
}

/** All of it as one text. */
export function joinParts(parts: readonly EntryPart[]): string {
	return parts.map(({ text }) => text).join("\n\n");
}

function titleText(entry: LogEntry, page: LogPage): string {
	return page.safe(entry.title, entry, true).trim() || "(no title)";
}

function factsText(entry: LogEntry): string {
	const facts = [
		`**${inlineText(fullStatus(entry))}**`,
		entry.date === undefined ? "no date" : inlineText(entry.date),
	];
	const people = entry.people.map(({ name }) => inlineText(name));
	if (people.length > 0) facts.push(people.join(", "));
	if (entry.until !== undefined) facts.push(`until ${inlineText(entry.until)}`);
	return facts.join(" · ");
}

function rejectedText(entry: LogEntry, page: LogPage): string {
	return entry.rejected
		.map(({ title, reason }) => {
			const option = page.safe(title, entry, true);
			return reason === undefined
				? `- ${option}`
				: `- ${option}: ${page.safe(reason, entry, true)}`;
		})
		.join("\n");
}

/** One a line, so that a change of one is a change of one line. */
function linkLines(entry: LogEntry, page: LogPage): readonly string[] {
	const { source, repository } = entry;
	const lines = [
		`- ${source.type === "note" ? "Note" : "Record"}: ${fileLink(source.path, entry, page)}`,
	];
	if (repository !== undefined)
		lines.push(`- Repository: ${inlineText(repository)}`);
	for (const code of entry.code)
		lines.push(`- Code: ${codeLink(code, entry, page)}`);
	const add = (word: string, keys: readonly EntryKey[]) => {
		for (const key of keys) {
			const link = entryLink(key, page);
			if (link !== undefined) lines.push(`- ${word}: ${link}`);
		}
	};
	add("Supersedes", entry.supersedes);
	add("Superseded by", entry.supersededBy);
	for (const { is, written, key } of entry.relations)
		add(inlineText(written ?? relationWords[is]), [key]);
	for (const { kind, title, path } of entry.notes)
		lines.push(
			`- ${kindWords[kind]}: ${linked(linkLabel(title), page.linkTo(path, entry))}`,
		);
	if (entry.tags.length > 0)
		lines.push(`- Tags: ${entry.tags.map(inlineText).join(", ")}`);
	return lines;
}

function entryLink(key: EntryKey, page: LogPage): string | undefined {
	const found = page.entry(key);
	return found && linked(linkLabel(found.entry.title), found.link);
}

function fileLink(path: RepoPath, of: LogEntry, page: LogPage): string {
	return linked(inlineCode(path), page.linkTo(path, of));
}

function codeLink(
	{ path, lines, symbol }: EntryCode,
	of: LogEntry,
	page: LogPage,
): string {
	const link =
		path === ""
			? "the whole repository"
			: linked(inlineCode(path), page.linkTo(path, of, lines));
	const range = lines
		? lines.start === lines.end
			? `, line ${lines.start}`
			: `, lines ${formatLineRange(lines)}`
		: "";
	return `${link}${range}${symbol === undefined ? "" : `, ${inlineCode(symbol)}`}`;
}

function linked(label: string, target: string | undefined): string {
	return target === undefined ? label : `[${label}](${target})`;
}
