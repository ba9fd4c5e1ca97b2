import type { Anchor } from "../anchor/anchor.ts";
import { type InfoString, readInfoString } from "../anchor/infoString.ts";
import type { Finding } from "../finding.ts";
import type { LineRange } from "../lineRange.ts";
import { type Message, msg, verbatim } from "../message.ts";
import {
	type NoteHead,
	type NoteKind,
	type NoteStatus,
	noteKinds,
	noteStatuses,
} from "../note.ts";
import { type NoteId, parseNoteId } from "../noteId.ts";
import { noteIdInName } from "../notePath.ts";
import { isStatusOf } from "../noteStatus.ts";
import { ownCopy } from "../ownCopy.ts";
import { type Person, parsePerson } from "../person.ts";
import { baseName, folderOf, type RepoPath } from "../repoPath.ts";
import { shortenFound } from "../shortenFound.ts";
import { readTrial, type Trial } from "../trial.ts";
import {
	type Field,
	type FieldItem,
	type NoteParts,
	nested,
	trimSpaces,
} from "./noteParts.ts";

/** Where a note's text lies. */
export interface NotePlace {
	/** Of the note's file in its tree; the name holds the id. */
	readonly path: RepoPath;
	/** The folder that `file=` is relative to: the one that holds `.tacit/`. */
	readonly noteFolder: RepoPath;
}

/** A note's head, with what is wrong in its text. */
export interface HeadReading {
	/** `undefined` where the text is not read as a note. */
	readonly head: NoteHead | undefined;
	/** In the order of their lines. Empty for Markdown that does not mean to be a note. */
	readonly findings: readonly Finding[];
}

type Report = (
	code: Finding["code"],
	severity: Finding["severity"],
	line: number,
	found: string,
	expected: Message,
) => void;

const none: readonly never[] = [];
const idForm = msg`8 lower-case letters and digits, a letter first, e.g. \`k3f9q2mx\``;

/**
 * Makes a note's head of the parts that the scanner or the codec found: the one place that says what they mean.
 * `conflict` are the lines of the first conflict that a merge left in the text.
 */
export function headOf(
	parts: NoteParts,
	at: NotePlace,
	conflict: LineRange | undefined,
): HeadReading {
	const findings: Finding[] = [];
	const report: Report = (code, severity, line, found, expected) =>
		findings.push({
			code,
			severity,
			lines: { start: line, end: line },
			found: shortenFound(found),
			expected,
		});
	if (conflict)
		findings.push({
			code: "conflict-markers",
			severity: "warning",
			lines: conflict,
			found: "<<<<<<< … >>>>>>>",
			expected: msg`one of the two sides, or both, without the markers`,
		});
	const nameId = noteIdInName(at.path);
	if (nameId === undefined) return notNamedAsNote(parts, at, report, findings);
	const head = readHead(parts, at, nameId, report, findings);
	findings.sort((a, b) => a.lines.start - b.lines.start);
	const isNote = !findings.some(({ severity }) => severity === "error");
	return { head: isNote ? head : undefined, findings };
}

/** Markdown of another name is nobody's business, unless its front matter has an id. */
function notNamedAsNote(
	{ frontMatter }: NoteParts,
	at: NotePlace,
	report: Report,
	findings: readonly Finding[],
): HeadReading {
	const id =
		frontMatter.state === "closed"
			? frontMatter.fields.values.get("id")
			: undefined;
	if (id === undefined) return { head: undefined, findings: none };
	report(
		"note-name",
		"error",
		id.line,
		baseName(at.path),
		typeof id.value === "string" && parseNoteId(id.value)
			? msg`a file name that ends with \`.${id.value}.md\``
			: msg`a file name of the form \`<words>.<id>.md\``,
	);
	return { head: undefined, findings };
}

function readHead(
	parts: NoteParts,
	at: NotePlace,
	nameId: NoteId,
	report: Report,
	findings: Finding[],
): NoteHead | undefined {
	const { frontMatter } = parts;
	if (frontMatter.state !== "closed") {
		const isMissing = frontMatter.state === "none";
		report(
			isMissing ? "front-matter-missing" : "front-matter-unclosed",
			"error",
			1,
			isMissing ? "" : "---",
			isMissing
				? msg`\`---\`, lines of \`key: value\`, and \`---\` at the top`
				: msg`a second \`---\` line below the front matter`,
		);
		return undefined;
	}
	const { values, problem } = frontMatter.fields;
	if (problem)
		report(
			problem.code,
			"error",
			problem.line,
			problem.found,
			problem.code === "too-large"
				? msg`front matter of at most 16,384 characters`
				: msg`YAML: one \`key: value\` a line`,
		);
	const id = problem ? undefined : readId(values.get("id"), nameId, report);
	const kind = readKind(values.get("kind"), report);
	const head: Omit<NoteHead, "id"> = {
		kind,
		status: readStatus(values.get("status"), kind, report),
		title: readTitle(parts, at, nameId, report),
		by: readPeople(values.get("by"), report),
		date: readDate(values.get("date"), report),
		tags: readTexts("tags", values.get("tags"), report),
		supersedes: readIds("supersedes", values.get("supersedes"), report),
		relates: readIds("relates", values.get("relates"), report),
		from: readTexts("from", values.get("from"), report),
		until: readText("until", values.get("until"), report),
		confirmed: readText("confirmed", values.get("confirmed"), report),
		moment: readText("moment", values.get("moment"), report),
		trial: readTry(values.get("try"), at, report),
		anchors: readAnchors(parts, at, report, findings),
	};
	return id === undefined ? undefined : { id, ...head };
}

/** The front matter's id counts: a file is renamed by accident more often than its id is rewritten. */
function readId(
	field: Field | undefined,
	nameId: NoteId,
	report: Report,
): NoteId | undefined {
	if (field?.value === undefined) {
		report(
			"id-missing",
			"error",
			field?.line ?? 1,
			"",
			verbatim(`\`id: ${nameId}\``),
		);
		return undefined;
	}
	const text = typeof field.value === "string" ? field.value : "";
	const id = parseNoteId(text);
	if (!id) report("id-malformed", "error", field.line, text, idForm);
	else if (id !== nameId)
		report(
			"id-file-name",
			"warning",
			field.line,
			id,
			msg`\`${nameId}\`, as in the file’s name, or the name changed to it`,
		);
	return id;
}

function readKind(field: Field | undefined, report: Report): NoteKind {
	const text = readText("kind", field, report);
	if (field === undefined || text === undefined) return "why";
	const kind = noteKinds.find((known) => known === text);
	if (!kind)
		report(
			"kind-unknown",
			"warning",
			field.line,
			text,
			verbatim(noteKinds.join(", ")),
		);
	return kind ?? "why";
}

function readStatus(
	field: Field | undefined,
	kind: NoteKind,
	report: Report,
): NoteStatus | undefined {
	const text = readText("status", field, report);
	if (field === undefined || text === undefined) return undefined;
	const allowed = noteStatuses.filter((status) => isStatusOf(status, kind));
	const status = noteStatuses.find((known) => known === text);
	if (status && allowed.includes(status)) return status;
	report(
		status ? "status-of-kind" : "status-unknown",
		"warning",
		field.line,
		text,
		verbatim(allowed.join(", ")),
	);
	return undefined;
}

function readTitle(
	{ title }: NoteParts,
	at: NotePlace,
	nameId: NoteId,
	report: Report,
): string {
	if (title && title.text !== "") return ownCopy(title.text);
	const slug = baseName(at.path).slice(0, -`.${nameId}.md`.length);
	const words = slug.replace(/-+/g, " ").trim() || nameId;
	report(
		"title-missing",
		"warning",
		title?.line ?? 1,
		"",
		verbatim(`\`# ${words}\``),
	);
	return words;
}

function readPeople(
	field: Field | undefined,
	report: Report,
): readonly Person[] {
	return readItems("by", field, report, ({ text, line }) => {
		const person = parsePerson(text);
		if (!person)
			report(
				"field-type",
				"warning",
				line,
				text,
				verbatim("`Name <name@example.org>`"),
			);
		return person && { name: ownCopy(person.name), email: owned(person.email) };
	});
}

function readIds(
	key: string,
	field: Field | undefined,
	report: Report,
): readonly NoteId[] {
	return readItems(key, field, report, ({ text, line }) => {
		const id = parseNoteId(text);
		if (!id) report("id-malformed", "warning", line, text, idForm);
		return id;
	});
}

function readTexts(
	key: string,
	field: Field | undefined,
	report: Report,
): readonly string[] {
	return readItems(key, field, report, ({ text }) => ownCopy(text));
}

function readDate(
	field: Field | undefined,
	report: Report,
): string | undefined {
	const text = readText("date", field, report);
	if (field === undefined || text === undefined || isDate(text)) return text;
	report(
		"date-malformed",
		"warning",
		field.line,
		text,
		verbatim("`2026-11-22`"),
	);
	return undefined;
}

/** Whether `text` is a day of the calendar, `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return false;
	const [year, month, day] = match.slice(1).map(Number) as [
		number,
		number,
		number,
	];
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return day >= 1 && day <= (days[month - 1] ?? 0);
}

function readText(
	key: string,
	field: Field | undefined,
	report: Report,
): string | undefined {
	if (field?.value === undefined) return undefined;
	if (typeof field.value === "string") return ownCopy(field.value) || undefined;
	report("field-type", "warning", field.line, key, msg`\`${key}: <text>\``);
	return undefined;
}

function readTry(
	field: Field | undefined,
	{ noteFolder }: NotePlace,
	report: Report,
): Trial | undefined {
	const text = readText("try", field, report);
	if (field === undefined || text === undefined) return undefined;
	const trial = readTrial(text, noteFolder);
	if (!trial)
		report(
			"field-type",
			"warning",
			field.line,
			text,
			msg`\`task <name>\`, \`test <file of the repository>\` or \`launch <name>\``,
		);
	return trial;
}

/** A list, or one text in place of a list of one. */
function readItems<T>(
	key: string,
	field: Field | undefined,
	report: Report,
	read: (item: { text: string; line: number }) => T | undefined,
): readonly T[] {
	if (field?.value === undefined) return none;
	const given: readonly FieldItem[] =
		typeof field.value === "object"
			? field.value
			: [{ text: field.value, line: field.line }];
	const items: T[] = [];
	for (const { text, line } of given) {
		if (text === nested) {
			report(
				"field-type",
				"warning",
				line,
				key,
				msg`\`- <text>\` below \`${key}:\``,
			);
			continue;
		}
		const item = text ? read({ text, line }) : undefined;
		if (item !== undefined) items.push(item);
	}
	return items.length === 0 ? none : items;
}

function readAnchors(
	{ blocks }: NoteParts,
	at: NotePlace,
	report: Report,
	findings: Finding[],
): readonly Anchor[] {
	const anchors: Anchor[] = [];
	for (const { line, info, isClosed } of blocks) {
		const read = readInfoString(info, at.noteFolder);
		if (!read) continue;
		for (const problem of read.problems)
			findings.push({ ...problem, lines: { start: line, end: line } });
		if (!isClosed)
			report(
				"anchor-unclosed",
				"warning",
				line,
				trimSpaces(info),
				msg`a closing fence below the code`,
			);
		if (read.anchor) {
			if (anchors.length === 0) checkHome(read, at, line, report);
			anchors.push({ ...read.anchor, noteLine: line });
		}
	}
	if (anchors.length === 0)
		report(
			"anchor-missing",
			"error",
			blocks[0]?.line ?? 1,
			"",
			msg`a fenced block that begins with ${"```` ```ts tacit file=token.ts lines=12-24 ````"}`,
		);
	return anchors;
}

/** A note lives in the folder of its first anchor. */
function checkHome(
	{ anchor }: InfoString,
	at: NotePlace,
	line: number,
	report: Report,
): void {
	if (!anchor) return;
	const home = anchor.isFolder ? anchor.path : folderOf(anchor.path);
	if (home !== at.noteFolder)
		report(
			"anchor-home",
			"info",
			line,
			anchor.path,
			msg`first a place in the folder that holds this \`.tacit\``,
		);
}

function owned(text: string | undefined): string | undefined {
	return text === undefined ? undefined : ownCopy(text);
}
