import {
	type Disposable,
	l10n,
	type QuickPickItem,
	QuickPickItemKind,
	window,
} from "vscode";
import { TacitError } from "../../core/errors.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { msg } from "../../core/message.ts";
import type { IndexedNote } from "../../core/note.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { type CodeFile, codeFileOf } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { LivePlaces } from "../internalize/livePlaces.ts";
import { type Misplaced, misplacedNotes } from "../internalize/misplaced.ts";
import type { OpenRepository } from "../openRepository.ts";
import type { Repositories } from "../repositories.ts";
import { linesTouched } from "../textLines.ts";
import { lineWord } from "../words.ts";
import { misplacedItems } from "./misplacedItems.ts";
import { pointNote } from "./pointNote.ts";
import { tellPointed } from "./tellPointed.ts";

/** The lines that are selected, or that of the cursor. */
interface Selected {
	readonly repository: OpenRepository;
	readonly file: CodeFile;
	readonly path: RepoPath;
	readonly lines: LineRange;
}

/** An anchor of a note, as an entry of a list. */
interface AnchorItem extends QuickPickItem {
	readonly note?: IndexedNote;
	/** 0-based, among the note's anchors; `undefined`: a further one. */
	readonly anchorIndex?: number | undefined;
}

/** The commands that point notes to the lines that are selected. */
export interface Pointing extends Disposable {
	/** Lines are to be selected for this note: it is the likeliest one next time, and no more than that. */
	expect(misplaced: Misplaced): void;
}

/** Registers them. */
export function registerPointing(
	repositories: Repositories,
	places: LivePlaces,
	run: CommandRunner,
): Pointing {
	let expected: Misplaced | undefined;
	const isExpected = ({ note, anchorIndex }: Misplaced) =>
		note.head.id === expected?.note.head.id &&
		anchorIndex === expected.anchorIndex;
	const subscriptions = [
		run(commandIds.pointNote, async () => {
			const selected = selectedLines(repositories);
			const { repository, file } = selected;
			const lost = misplacedNotes(repositories, places).filter(
				(each) => each.repository === repository,
			);
			const misplaced = await misplacedItems([
				...lost.filter(isExpected),
				...lost.filter((each) => !isExpected(each)),
			]);
			const here = places.inFile(file).filter(({ lines }) => lines);
			const picked = await pick(l10n.t("Which note is about these lines?"), [
				...group(
					l10n.t("Code not found for certain"),
					misplaced.map(({ misplaced: { note, anchorIndex }, ...item }) => ({
						...item,
						note,
						anchorIndex,
					})),
				),
				...group(
					l10n.t("In this file"),
					here.map((place) => ({
						label: plainTitle(place.note.head.title),
						description: lineWord(place) ?? "",
						note: place.note,
						anchorIndex: place.anchorIndex,
					})),
				),
			]);
			if (!picked) return;
			expected = undefined;
			await point(selected, picked);
		}),
		run(commandIds.addPlace, async () => {
			const selected = selectedLines(repositories);
			const { repository, file } = selected;
			await repository.ready;
			const here = new Set(places.inFile(file).map(({ note }) => note));
			const all = [...repository.tacit.index.notes()];
			const itemOf = (note: IndexedNote) => ({
				label: plainTitle(note.head.title),
				description: note.head.anchors[0]?.path ?? "",
				note,
			});
			const others = all.filter((note) => !here.has(note));
			const picked = await pick(
				l10n.t("Which note is about these lines, too?"),
				[
					...group(l10n.t("In this file"), [...here].map(itemOf)),
					...group(l10n.t("Elsewhere"), others.map(itemOf)),
				],
			);
			if (picked) await point(selected, picked);
		}),
	];
	return {
		expect(misplaced) {
			expected = misplaced;
		},
		dispose() {
			for (const each of subscriptions) each.dispose();
		},
	};
}

/** Throws where no file of a repository is open. */
function selectedLines(repositories: Repositories): Selected {
	const editor = window.activeTextEditor;
	const file = editor && codeFileOf(editor.document);
	const repository = file && repositories.opened(file.uri);
	const path = file && repository?.pathOf(file.uri);
	if (!editor || !repository || path === undefined)
		throw new TacitError(
			"bad-argument",
			msg`Open a file and select the lines that the note is about.`,
		);
	const lines = file.linesOf(editor.document, linesTouched(editor.selection));
	return { repository, file, path, lines };
}

async function point(
	{ repository, path, lines }: Selected,
	{ note, anchorIndex }: AnchorItem,
): Promise<void> {
	if (!note) return;
	await pointNote({ repository, note }, anchorIndex, path, lines);
	tellPointed(note);
}

/** Entries below a heading; nothing for none. */
function group(label: string, items: readonly AnchorItem[]): AnchorItem[] {
	return items.length === 0
		? []
		: [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

async function pick(
	title: string,
	items: readonly AnchorItem[],
): Promise<AnchorItem | undefined> {
	if (items.length > 0) return window.showQuickPick(items, { title });
	window.setStatusBarMessage(l10n.t("$(info) There is no such note."), 5000);
	return undefined;
}
