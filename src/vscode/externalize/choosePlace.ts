import {
	commands,
	l10n,
	type QuickPick,
	QuickPickItemKind,
	window,
} from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { baseName } from "../../core/repoPath.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { openCodeFile } from "../codeFile.ts";
import type { Misplaced } from "../internalize/misplaced.ts";
import { showLines } from "../showLines.ts";
import { type GrowingList, growingList } from "./growingList.ts";
import { cellsOf, placeName } from "./misplacedItems.ts";
import {
	type Choice,
	candidateItem,
	otherItems,
	removedItem,
	symbolItem,
} from "./placeChoices.ts";
import { pointNote } from "./pointNote.ts";
import { tellPointed } from "./tellPointed.ts";

/** The list of places lies over the first lines of the editor. */
const room = "\n".repeat(8);

/** Shows the likely places of a note's code and takes what a person does; `waitForSelection` where they select lines themselves. */
export async function choosePlace(
	misplaced: Misplaced,
	codes: CodeDocuments,
	waitForSelection: () => void,
): Promise<void> {
	const { repository, note, anchorIndex, placement } = misplaced;
	const { tacit } = repository;
	const { lines } = await tacit.codeThen(note.head.id, anchorIndex);
	const name = baseName(note.head.anchors[anchorIndex]?.path ?? note.file.path);
	const old = codes.add(name, room + lines.join("\n"));
	const candidates = placement.state === "proposed" ? placement.candidates : [];
	const findCell = await cellsOf(repository, [misplaced]);
	const quickPick = window.createQuickPick<Choice>();
	let shown: Choice | undefined;
	const preview = async (choice: Choice) => {
		if (!choice.candidate || choice === shown) return;
		shown = choice;
		const { path, lines: at } = choice.candidate;
		const file = await openCodeFile(await repository.codeUri(path));
		const now = file
			.code()
			.lines.slice(at.start - 1, at.end)
			.join("\n");
		if (shown !== choice) return;
		await commands.executeCommand(
			"vscode.diff",
			old,
			codes.add(baseName(path), room + now),
			l10n.t("Then ↔ {0}", placeName(choice.candidate, findCell)),
			{ preview: true, preserveFocus: true },
		);
	};
	const closed = new AbortController();
	const removal = tacit
		.removalOf(note.head.id, anchorIndex, closed.signal)
		.catch(() => undefined);
	quickPick.title = l10n.t(
		"Where is the code of “{0}”?",
		plainTitle(note.head.title),
	);
	quickPick.placeholder =
		candidates.length > 0
			? l10n.t(
					"The arrow keys show the places beside the old code; Enter takes one",
				)
			: l10n.t("It was not found; the old code is shown behind");
	quickPick.ignoreFocusOut = true;
	const places = candidates.map((each) => candidateItem(each, findCell));
	const others = otherItems(misplaced, lines, waitForSelection);
	const list = () => [
		...places,
		{ label: "", kind: QuickPickItemKind.Separator },
		...others,
	];
	// A file that cannot be shown says so when it is taken.
	const growing = growingList(
		quickPick,
		(choice) => void preview(choice).catch(() => undefined),
	);
	growing.set(list());
	if (candidates.length === 0)
		await window.showTextDocument(old, { preview: true, preserveFocus: true });
	const chosen = chosenIn(quickPick, growing);
	quickPick.show();
	/** What takes a while to find comes when it is found. */
	const addLater = async (
		items: Choice[],
		found: Promise<Choice | undefined>,
	) => {
		const item = await found;
		if (!item) return;
		items.push(item);
		growing.set(list());
	};
	void addLater(places, symbolItem(misplaced, candidates));
	void addLater(
		others,
		removal.then((removed) => removed && removedItem(removed)),
	);
	const choice = await chosen;
	closed.abort();
	quickPick.dispose();
	await codes.closeTabs();
	if (!choice) return;
	if (choice.act) await choice.act();
	if (!choice.candidate) return;
	const { path, lines: at } = choice.candidate;
	const file = await pointNote(misplaced, anchorIndex, path, at);
	await showLines(file, at);
	tellPointed(note);
}

function chosenIn(
	quickPick: QuickPick<Choice>,
	list: GrowingList<Choice>,
): Promise<Choice | undefined> {
	let accepted: Choice | undefined;
	return new Promise((resolve) => {
		quickPick.onDidAccept(() => {
			accepted = list.selected();
			quickPick.hide();
		});
		// Not before it has given the focus back to where it was.
		quickPick.onDidHide(() => resolve(accepted));
	});
}
