import { Disposable, l10n, window } from "vscode";
import type { CodeDocuments } from "../codeDocuments.ts";
import { commandIds } from "../commandIds.ts";
import type { CommandRunner } from "../commandRunner.ts";
import type { LivePlaces } from "../internalize/livePlaces.ts";
import { type Misplaced, misplacedNotes } from "../internalize/misplaced.ts";
import { noteFrom } from "../noteFrom.ts";
import { isMeant } from "../noteRef.ts";
import type { Repositories } from "../repositories.ts";
import { choosePlace } from "./choosePlace.ts";
import { misplacedItems } from "./misplacedItems.ts";

/**
 * Where a note's code went, asked of a person: the likely places one after the other beside the old code, the next by an
 * arrow key, taken by Enter; else the search, or lines that the person selects: `expect` is told of the note for that. Whoever stops the
 * search stops others that wait for it, too: `stopOthers`.
 */
export function registerFindPlace(
	repositories: Repositories,
	places: LivePlaces,
	codes: CodeDocuments,
	run: CommandRunner,
	expect: (misplaced: Misplaced) => void,
	stopOthers: () => void,
): Disposable {
	return Disposable.from(
		run(commandIds.stopSearch, async () => {
			for (const repository of repositories.all()) repository.stopSearch();
			stopOthers();
		}),
		run(commandIds.findPlace, async (...args) => {
			const misplaced = fromRow(args[0]) ?? (await meant(args));
			if (misplaced)
				await choosePlace(misplaced, codes, () => expect(misplaced));
		}),
	);

	/** That of the note that the command was given, else the one that somebody chooses. */
	async function meant(
		args: readonly unknown[],
	): Promise<Misplaced | undefined> {
		const known = misplacedNotes(repositories, places);
		const ref = noteFrom(repositories, args);
		if (!ref) return pick(known);
		const own = known.filter(
			(each) => each.repository === ref.repository && isMeant(ref, each),
		);
		return own.length === 1 ? own[0] : pick(own);
	}
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
