import {
	commands,
	Disposable,
	l10n,
	type QuickPick,
	QuickPickItemKind,
	window,
} from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { baseName } from "../../core/repoPath.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { openCodeFile } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { LivePlaces } from "../internalize/livePlaces.ts";
import { type Misplaced, misplacedNotes } from "../internalize/misplaced.ts";
import type { Repositories } from "../repositories.ts";
import { showLines } from "../showLines.ts";
import { type GrowingList, growingList } from "./growingList.ts";
import { cellsOf, misplacedItems, placeName } from "./misplacedItems.ts";
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

/**
 * Where a note's code went, asked of a person: the likely places one after the other beside the old code, the next by an
 * arrow key, taken by Enter; else the search, or lines that the person selects: `expect` is told of the note for that.
 */
export function registerFindPlace(
	repositories: Repositories,
	places: LivePlaces,
	codes: CodeDocuments,
	run: CommandRunner,
	expect: (misplaced: Misplaced) => void,
): Disposable {
	return Disposable.from(
		run(commandIds.stopSearch, async () => {
			for (const repository of repositories.all()) repository.stopSearch();
		}),
		run(commandIds.findPlace, async (given) => {
			const misplaced =
				fromRow(given) ?? (await pick(misplacedNotes(repositories, places)));
			if (misplaced)
				await choosePlace(misplaced, codes, () => expect(misplaced));
		}),
	);
}

/** A row of a view stands for a note that is not at its place. */
function fromRow(given: unknown): Misplaced | undefined {
	if (typeof given !== "object" || given === null) return undefined;
	const { repository, note, place } = given as Partial<
		Misplaced & { place: Misplaced }
	>;
	const { anchorIndex, placement } = place ?? (given as Partial<Misplaced>);
	return repository && note && anchorIndex !== undefined && placement
		? { repository, note, anchorIndex, placement }
		: undefined;
}

/** Asks for one of them. */
async function pick(all: readonly Misplaced[]): Promise<Misplaced | undefined> {
	if (all.length === 0) {
		window.setStatusBarMessage(
			l10n.t("$(check) Every note is at its code, as far as Tacit knows."),
			5000,
		);
		return undefined;
	}
	const picked = await window.showQuickPick(await misplacedItems(all), {
		title: l10n.t("Notes whose code was not found for certain"),
	});
	return picked?.misplaced;
}

async function choosePlace(
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
