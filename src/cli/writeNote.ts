import process from "node:process";
import { TacitError } from "../core/errors.ts";
import type { LineRange } from "../core/lineRange.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";
import { type EditedText, editText } from "../node/terminal/editText.ts";
import { readInput } from "../node/terminal/readInput.ts";
import { atTarget } from "./atTarget.ts";
import type { NoteOptions } from "./externalize.ts";
import type { JsonWritten } from "./json/externalize.ts";
import { jsonNote } from "./json/note.ts";
import { jsonVersion } from "./json/version.ts";
import type { Here } from "./openHere.ts";
import { namedPeople } from "./people.ts";
import { pointAt } from "./pointAt.ts";
import { linesAfter } from "./printNote.ts";
import { secretsChoice } from "./secretsChoice.ts";
import { print, printJson, remark, shownLine } from "./terminal.ts";
import { kindWords } from "./words.ts";

/** `tacit note`: writes a note on lines, a file or a folder, and says where it went. */
export async function writeNote(
	typed: string,
	options: NoteOptions,
): Promise<void> {
	await atTarget(typed, options.lines, async ({ here, path, target }) => {
		const { pointed, bytes } = await pointAt(here, path, target);
		const place = linesAfter(here.seen(path), target.lines, target.cell);
		await writeOn(here, { pointed, bytes, place, cell: target.cell }, options);
	});
}

/** What a note is written on. */
export interface NoteSubject extends Pick<NoteRequest, "pointed" | "bytes"> {
	/** As it is named to people. */
	readonly place: string;
	/** The notebook’s cell that was named. */
	readonly cell?: string | number | undefined;
	/** The question that the note answers. */
	readonly question?: string;
	/** Told of the note before anything is printed; what it returns is printed with it. */
	written?(note: IndexedNote): Promise<Partial<JsonWritten>>;
}

/** Writes a note, and says where it went. */
export async function writeOn(
	here: Here,
	{ pointed, bytes, place, cell, question, written: whenWritten }: NoteSubject,
	options: NoteOptions,
): Promise<void> {
	if (options.draft && !here.hasGit) await refuseDraft();
	const by = await namedPeople(here, options);
	const written = await textOf(
		options,
		pointed.text,
		place,
		pointed.lines,
		question,
	);
	const note = await saved(written, (text) =>
		here.tacit.write({
			...{ kind: options.kind ?? "why", text, by, pointed, bytes },
			visibility: options.draft ? "draft" : "published",
			secrets: secretsChoice(options),
		}),
	);
	const sharing = (await here.tacit.sharingOfNew(note.file)) ?? null;
	const json: JsonWritten = {
		version: jsonVersion,
		note: jsonNote(note, here),
		sharing,
		...{ moment: null, commit: null },
		...(await whenWritten?.(note)),
	};
	if (options.json) printJson(json);
	else
		printWritten(
			here,
			note,
			linesAfter(here.seen(pointed.path), note.head.anchors[0]?.lines, cell),
			sharing,
		);
	if (!options.name && sharing === "local")
		remark("The note holds no name. Git will still name whoever commits it.");
}

/** Before anything is asked of the person, rather than after they wrote. */
function refuseDraft(): Promise<never> {
	throw new TacitError(
		"no-git",
		msg`Private drafts lie in the git directory, and there is no git repository here. Leave out --draft to write the note beside the code.`,
	);
}

/** What somebody wrote; the file that it was written in, if it was in an editor. */
type Written = Pick<EditedText, "text"> & Partial<EditedText>;

/** Lets go of the editor's file only when the note stands. */
async function saved(
	{ text, file, discard }: Written,
	write: (text: string) => Promise<IndexedNote>,
): Promise<IndexedNote> {
	try {
		const note = await write(text);
		discard?.();
		return note;
	} catch (error) {
		if (file !== undefined)
			remark(`What you wrote is kept in ${shownLine(file)}.`);
		throw error;
	}
}

const scissors = "<!-- tacit: the note stands above this line.";

async function textOf(
	{ message, title }: NoteOptions,
	code: readonly string[],
	place: string,
	lines: LineRange | undefined,
	question: string | undefined,
): Promise<Written> {
	const heading = title?.trim();
	if (heading !== undefined && (heading === "" || /[\r\n]/.test(heading)))
		throw new TacitError("bad-argument", msg`A title is one line of text.`);
	const written = message
		? { text: message.join("\n\n") }
		: process.stdin.isTTY
			? await askForText(code, place, lines, question)
			: { text: await readInput() };
	return heading === undefined
		? written
		: { ...written, text: `# ${heading}\n\n${written.text}` };
}

/** In the person's editor; where none is set, right on the terminal. */
async function askForText(
	code: readonly string[],
	place: string,
	lines: LineRange | undefined,
	question: string | undefined,
): Promise<Written> {
	const editor = process.env["VISUAL"] || process.env["EDITOR"];
	if (!editor) {
		remark(
			question === undefined
				? `What should others know about ${shownLine(place)}? End with Ctrl-D.`
				: `${shownLine(question)} End with Ctrl-D.`,
		);
		return { text: await readInput() };
	}
	const quoted = lines ? code.slice(lines.start - 1, lines.end) : [];
	const below = [
		...(question === undefined ? [] : [shownLine(question)]),
		`On ${place}:`,
		"",
		...quoted,
	];
	const written = await editText(
		editor,
		`\n\n${scissors} One sentence is enough.\n${below.map((line) => `${line === "" ? "" : `     ${line.replaceAll("-->", "-- >")}`}\n`).join("")}-->\n`,
	);
	const end = written.text.indexOf(scissors);
	const text = end < 0 ? written.text : written.text.slice(0, end);
	if (text.trim() !== "") return { ...written, text };
	written.discard();
	throw new TacitError(
		"cancelled",
		msg`The text is empty: nothing was written.`,
	);
}

function printWritten(
	here: Here,
	note: IndexedNote,
	place: string,
	sharing: JsonWritten["sharing"],
): void {
	const { head, file } = note;
	print(shownLine(here.seenFile(file)));
	remark(
		`${kindWords[head.kind]} on ${shownLine(place)}: ${plainTitle(head.title)}`,
	);
	remark(sharingText[sharing ?? (here.hasGit ? "unknown" : "none")]);
}

const sharingText = {
	draft:
		"A private draft: it lies in the git directory of this machine, and nobody else sees it.",
	local:
		"Not committed yet: commit it with your change, or put it on a branch of its own with tacit share.",
	ignored:
		"Git ignores this place: nobody else will see the note unless you change that.",
	none: "There is no git repository here: the note is a file like any other.",
	unknown: "Git could not be asked whether it takes the note. Is it installed?",
};
