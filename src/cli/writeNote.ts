import process from "node:process";
import { TacitError } from "../core/errors.ts";
import type { LineRange } from "../core/lineRange.ts";
import { plainTitle } from "../core/markdown/plainTitle.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import type { MomentKind } from "../externalize/moments/moment.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";
import { patchOf } from "../externalize/patchOf.ts";
import type { Template } from "../externalize/templates/template.ts";
import { templateText } from "../externalize/templates/templateText.ts";
import { withoutEmptySections } from "../externalize/templates/withoutEmptySections.ts";
import { openPrompt } from "../node/terminal/openPrompt.ts";
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
import {
	isInteractive,
	print,
	printJson,
	remark,
	shownLine,
} from "./terminal.ts";
import { kindWords } from "./words.ts";
import { editorCommand, inEditor, saved, type Written } from "./writtenText.ts";

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
	/** The question that the note answers, and what led to it. */
	readonly question?: string;
	readonly moment?: MomentKind;
	/** Told of the note before anything is printed; what it returns is printed with it. */
	written?(note: IndexedNote): Promise<Partial<JsonWritten>>;
}

/** Writes a note, and says where it went; or prints it as a patch that somebody else commits. */
export async function writeOn(
	here: Here,
	subject: NoteSubject,
	options: NoteOptions,
): Promise<void> {
	const { pointed, bytes, place, cell, question, moment } = subject;
	if (options.draft && !here.hasGit) await refuseDraft();
	const by = await namedPeople(here, options);
	const template =
		options.template === undefined
			? undefined
			: await templateNamed(here, options.template);
	const written = await textOf(options, {
		code: pointed.text,
		lines: pointed.lines,
		...{ place, question, template },
	});
	const request = (text: string): NoteRequest => ({
		...{ text, by, pointed, bytes, moment },
		kind: options.kind ?? template?.kind ?? "why",
		visibility: options.draft ? "draft" : "published",
		secrets: secretsChoice(options),
	});
	const isHandedOver = await saved(
		written,
		async () => options.patch ?? (await askWhoCommits(here, options)),
		true,
	);
	if (isHandedOver) {
		await saved(written, async (text) => {
			const { file, text: whole } = await here.tacit.compose(request(text));
			process.stdout.write(patchOf(file.path, whole));
		});
		remark(
			"Nothing was written here. Whoever commits it runs git apply, and is named by git.",
		);
		return;
	}
	const note = await saved(written, (text) => here.tacit.write(request(text)));
	const sharing = (await here.tacit.sharingOfNew(note.file)) ?? null;
	const json: JsonWritten = {
		version: jsonVersion,
		note: jsonNote(note, here),
		sharing,
		...{ moment: null, commit: null },
		...(await subject.written?.(note)),
	};
	if (options.json) printJson(json);
	else
		printWritten(
			here,
			note,
			linesAfter(here.seen(pointed.path), note.head.anchors[0]?.lines, cell),
			sharing,
		);
	if (!options.name && sharing === "local" && !isInteractive())
		remark(`The note holds no name. ${gitNames}`);
}

/** Throws `bad-argument` where there is none. */
async function templateNamed(
	{ tacit }: Pick<Here, "tacit">,
	name: string,
): Promise<Template> {
	await tacit.load([]);
	const templates = tacit.templates();
	const template = templates.find((each) => each.name === name);
	if (template) return template;
	throw new TacitError(
		"bad-argument",
		msg`There is no template “${name}” here. There are: ${templates.map((each) => each.name).join(", ")}.`,
	);
}

const gitNames = "Git will still name whoever commits it.";

/** Before a note without a name is written: whether it is to be handed to somebody else instead. Throws `cancelled`. */
async function askWhoCommits(
	here: Here,
	{ name, draft, json }: NoteOptions,
): Promise<boolean> {
	if (name || draft || json || !here.hasGit || !isInteractive()) return false;
	remark(`The note holds no name. ${gitNames}`);
	const prompt = openPrompt();
	try {
		for (;;) {
			const line = await prompt.ask(
				"  [w]rite it, print it as a [p]atch for a teammate to commit, or [q]uit: ",
			);
			const answer = line?.toLowerCase() ?? "quit";
			if (/^(?:w|write)$/.test(answer)) return false;
			if (/^(?:p|patch)$/.test(answer)) return true;
			if (/^(?:q|quit)$/.test(answer))
				throw new TacitError("cancelled", msg`Nothing was written.`);
		}
	} finally {
		prompt.close();
	}
}

/** Before anything is asked of the person, rather than after they wrote. */
function refuseDraft(): Promise<never> {
	throw new TacitError(
		"no-git",
		msg`Private drafts lie in the git directory, and there is no git repository here. Leave out --draft to write the note beside the code.`,
	);
}

/** What somebody is asked to write on. */
interface AskedText {
	readonly code: readonly string[];
	/** As it is named to people. */
	readonly place: string;
	readonly lines: LineRange | undefined;
	readonly question: string | undefined;
	readonly template: Template | undefined;
}

async function textOf(
	{ message, title }: NoteOptions,
	asked: AskedText,
): Promise<Written> {
	const heading = title?.trim();
	if (heading !== undefined && (heading === "" || /[\r\n]/.test(heading)))
		throw new TacitError("bad-argument", msg`A title is one line of text.`);
	const written = message
		? { text: message.join("\n\n") }
		: process.stdin.isTTY
			? await askForText(asked)
			: { text: await readInput() };
	return heading === undefined
		? written
		: { ...written, text: `# ${heading}\n\n${written.text}` };
}

/** In the person's editor; where none is set, right on the terminal. */
async function askForText({
	code,
	place,
	lines,
	question,
	template,
}: AskedText): Promise<Written> {
	const editor = editorCommand();
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
	const written = await inEditor(
		editor,
		template ? templateText(template) : "\n",
		["One sentence is enough.", ...below],
	);
	const { text } = written;
	const isEmpty =
		(template ? withoutEmptySections(text, [template]) : text).trim() === "";
	if (!isEmpty) return written;
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
