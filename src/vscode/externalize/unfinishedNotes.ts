import {
	type Disposable,
	env,
	l10n,
	type QuickPickItem,
	ThemeIcon,
	Uri,
	window,
	workspace,
} from "vscode";
import { parseNoteId } from "../../core/noteId.ts";
import type { Writing } from "../../externalize/writing.ts";
import { codeFileOf } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { Repositories } from "../repositories.ts";
import { showCodeFile, showLines } from "../showLines.ts";
import { linesTouched } from "../textLines.ts";
import { lineWord } from "../words.ts";
import { askToDiscard } from "./askToDiscard.ts";
import type { Composer } from "./composer.ts";
import type { LineWriter } from "./lineWriter.ts";
import type { WritingJournal } from "./writingJournal.ts";

/** The longest beginning of a text that a row shows, in characters. */
const shownLength = 80;

/** What can be done with a half-written note. */
interface Way extends QuickPickItem {
	readonly go: () => Promise<void>;
}

/** The list of half-written notes: each can be gone on with, where it is or at other lines, copied or thrown away. */
export function registerUnfinishedNotes(
	journal: WritingJournal,
	composer: Composer,
	lines: LineWriter,
	repositories: Repositories,
	run: CommandRunner,
): Disposable {
	const goOn = async (writing: Writing) => {
		if (lines.isFor(writing)) {
			await lines.goOn(writing);
			return;
		}
		const file = await showCodeFile(Uri.parse(writing.uri));
		if (writing.lines) await showLines(file, writing.lines);
		await composer.begin(writing);
	};
	const goOnAt = async (
		{ key }: Writing,
		place: Pick<Writing, "uri" | "lines">,
	) => {
		composer.move(key, place);
		const moved = journal.get(key);
		if (moved) await goOn(moved);
	};
	const ways = async (writing: Writing): Promise<readonly Way[]> => {
		const [where, selected] = [
			await placeOf(writing, repositories),
			selectedPlace(writing),
		];
		const all: Way[] = [];
		if (where)
			all.push({
				label: l10n.t("Go On Where It Is"),
				description: pathWord(where),
				iconPath: new ThemeIcon("edit"),
				go: () =>
					where.uri === writing.uri ? goOn(writing) : goOnAt(writing, where),
			});
		if (selected)
			all.push({
				label: l10n.t("Go On at the Selected Lines"),
				description: pathWord(selected),
				iconPath: new ThemeIcon("list-selection"),
				go: () => goOnAt(writing, selected),
			});
		return [
			...all,
			{
				label: l10n.t("Copy the Text"),
				iconPath: new ThemeIcon("copy"),
				go: async () => {
					await env.clipboard.writeText(writing.text);
					window.setStatusBarMessage(l10n.t("$(copy) Text copied."), 5000);
				},
			},
			{
				label: l10n.t("Discard"),
				iconPath: new ThemeIcon("trash"),
				go: async () => {
					if (await askToDiscard()) await composer.forget(writing.key);
				},
			},
		];
	};
	return run(commandIds.unfinishedNotes, async () => {
		composer.keepLines();
		const writing = await pickWriting(journal.all().filter(hasWords));
		const way =
			writing &&
			(await window.showQuickPick(await ways(writing), {
				title: firstWords(writing),
			}));
		await way?.go();
	});
}

/** Whether anything would be lost with it. */
export function hasWords({ mode, text, before }: Writing): boolean {
	return text.trim() !== "" && !(mode === "new" && text === before);
}

async function pickWriting(
	all: readonly Writing[],
): Promise<Writing | undefined> {
	if (all.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) No note is half-written."),
			5000,
		);
		return undefined;
	}
	const picked = await window.showQuickPick(
		all
			.toSorted((a, b) => b.begunAt - a.begunAt)
			.map((writing) => ({
				label: firstWords(writing),
				description: `${modeWord(writing)} · ${pathWord(writing)}`,
				writing,
			})),
		{ title: l10n.t("Half-written notes") },
	);
	return picked?.writing;
}

function firstWords({ text }: Writing): string {
	const line = text.trim().split("\n", 1)[0] ?? "";
	return line.length > shownLength ? `${line.slice(0, shownLength)}…` : line;
}

function modeWord({ mode }: Writing): string {
	switch (mode) {
		case "new":
			return l10n.t("new note");
		case "edit":
			return l10n.t("edit of a note");
		case "reply":
			return l10n.t("answer");
	}
}

function pathWord({ uri, lines }: Pick<Writing, "uri" | "lines">): string {
	const path = workspace.asRelativePath(Uri.parse(uri));
	const line = lineWord({ cell: undefined, lines });
	return line === undefined ? path : `${path}, ${line}`;
}

/** Where it can be gone on with: its file, else the file of the note that is edited or answered; `undefined`: both are gone. */
async function placeOf(
	{ uri, lines, noteId }: Writing,
	repositories: Repositories,
): Promise<Pick<Writing, "uri" | "lines"> | undefined> {
	if (await isThere(Uri.parse(uri))) return { uri, lines };
	const id = noteId === undefined ? undefined : parseNoteId(noteId);
	for (const repository of id ? repositories.all() : []) {
		const note = id && repository.tacit.index.byId(id);
		if (note)
			return {
				uri: repository.uriOf(note.file).toString(),
				lines: undefined,
			};
	}
	return undefined;
}

/** The lines of the active editor, for a new note on code; `undefined` where it would be no other place. */
function selectedPlace({
	mode,
	isFolder,
	uri,
	lines,
}: Writing): Pick<Writing, "uri" | "lines"> | undefined {
	const editor = window.activeTextEditor;
	const file = editor && codeFileOf(editor.document);
	if (!file || mode !== "new" || isFolder) return undefined;
	const at = file.linesOf(editor.document, linesTouched(editor.selection));
	const isSame =
		file.uri.toString() === uri &&
		at.start === lines?.start &&
		at.end === lines.end;
	return isSame ? undefined : { uri: file.uri.toString(), lines: at };
}

async function isThere(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}
