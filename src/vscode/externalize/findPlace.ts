import {
	commands,
	Disposable,
	l10n,
	type QuickPick,
	type QuickPickItem,
	QuickPickItemKind,
	ThemeIcon,
	window,
} from "vscode";
import type { Candidate } from "../../core/anchor/engine/decide.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { FindCell } from "../../core/notebook/cellFinder.ts";
import type { Removal } from "../../core/ports.ts";
import { baseName } from "../../core/repoPath.ts";
import { tellingLines } from "../../core/whereabouts/tellingLines.ts";
import type { CodeDocuments } from "../codeDocuments.ts";
import { openCodeFile } from "../codeFile.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { LivePlaces } from "../internalize/livePlaces.ts";
import { type Misplaced, misplacedNotes } from "../internalize/misplaced.ts";
import type { Repositories } from "../repositories.ts";
import { showCodeFile, showLines } from "../showLines.ts";
import { cellsOf, misplacedItems, placeName } from "./misplacedItems.ts";
import { pointNote } from "./pointNote.ts";
import { tellPointed } from "./tellPointed.ts";

/** The list of places lies over the first lines of the editor. */
const room = "\n".repeat(8);

interface Choice extends QuickPickItem {
	/** Lines to look at beside the old code, and to point the note at. */
	readonly candidate?: Candidate;
	readonly act?: () => Promise<void>;
}

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
	const { lines } = await tacit.quote(note.head.id, anchorIndex);
	const name = baseName(note.head.anchors[anchorIndex]?.path ?? note.file.path);
	const old = codes.add(name, room + lines.join("\n"));
	const candidates = placement.state === "proposed" ? placement.candidates : [];
	const findCell = await cellsOf(repository, [misplaced]);
	const quickPick = window.createQuickPick<Choice>();
	let shown: Choice | undefined;
	const preview = async (choice: Choice | undefined) => {
		if (!choice?.candidate || choice === shown) return;
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
	const removal = tacit
		.removalOf(note.head.id, anchorIndex)
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
	quickPick.items = [
		...candidates.map((candidate) => candidateItem(candidate, findCell)),
		{ label: "", kind: QuickPickItemKind.Separator },
		...otherItems(misplaced, lines, waitForSelection),
	];
	// A file that cannot be shown says so when it is taken.
	quickPick.onDidChangeActive(
		([choice]) => void preview(choice).catch(() => undefined),
	);
	if (candidates.length === 0)
		await window.showTextDocument(old, { preview: true, preserveFocus: true });
	const chosen = chosenIn(quickPick);
	quickPick.show();
	void removal.then((removed) => {
		if (!removed) return;
		const active = quickPick.activeItems;
		quickPick.items = [...quickPick.items, removedItem(removed)];
		quickPick.activeItems = active;
	});
	const choice = await chosen;
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

function chosenIn(quickPick: QuickPick<Choice>): Promise<Choice | undefined> {
	let accepted: Choice | undefined;
	return new Promise((resolve) => {
		quickPick.onDidAccept(() => {
			[accepted] = quickPick.activeItems;
			quickPick.hide();
		});
		// Not before it has given the focus back to where it was.
		quickPick.onDidHide(() => resolve(accepted));
	});
}

function candidateItem(candidate: Candidate, findCell: FindCell): Choice {
	return {
		label: placeName(candidate, findCell),
		iconPath: new ThemeIcon("location"),
		description: l10n.t("{0} % likely", Math.round(candidate.p * 100)),
		candidate,
	};
}

function otherItems(
	{ repository, note, anchorIndex }: Misplaced,
	lines: readonly string[],
	waitForSelection: () => void,
): readonly Choice[] {
	const [telling] = tellingLines(lines);
	const anchor = note.head.anchors[anchorIndex];
	const path = anchor?.path ?? "";
	const search: Choice = {
		label: l10n.t("Search for Its Code"),
		iconPath: new ThemeIcon("search"),
		act: async () => {
			await commands.executeCommand("workbench.action.findInFiles", {
				query: telling ?? "",
				triggerSearch: true,
				isRegex: false,
			});
		},
	};
	const select: Choice = {
		label: l10n.t("Select the Lines Yourself"),
		description: l10n.t("was in {0}", path),
		iconPath: new ThemeIcon("list-selection"),
		act: async () => {
			waitForSelection();
			// Its file may be gone, or none that may be opened: then the person opens another.
			await repository
				.codeUri(anchor?.path ?? note.file.path)
				.then(showCodeFile)
				.catch(() => undefined);
			window.setStatusBarMessage(
				l10n.t(
					"$(list-selection) Select the lines, then run “Point a Note to These Lines”.",
				),
				15_000,
			);
		},
	};
	return telling === undefined ? [select] : [search, select];
}

function removedItem({ commit, author, date, subject }: Removal): Choice {
	return {
		label: l10n.t("Removed in {0}", commit.slice(0, 10)),
		iconPath: new ThemeIcon("git-commit"),
		description: `${subject} · ${author} · ${date}`,
		act: async () => {
			await commands.executeCommand("git.viewCommit", undefined, commit);
		},
	};
}
