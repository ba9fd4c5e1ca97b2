import type { IndexedNote } from "../core/note.ts";
import { cellFinder } from "../core/notebook/cellFinder.ts";
import { codeOf } from "../core/notebook/codeText.ts";
import type { PlacedNote } from "../core/placeNotes.ts";
import type { ConfirmedPlace } from "../externalize/noteRequest.ts";
import type { ConfirmOptions } from "./changeCommands.ts";
import { noteNamed } from "./noteNamed.ts";
import { type Here, openHere } from "./openHere.ts";
import { namedPeople } from "./people.ts";
import { pathsOf } from "./placesNow.ts";
import { pointAtLines } from "./pointAt.ts";
import { printChanged } from "./printChanged.ts";
import { foundAfter } from "./printNote.ts";
import { secretsChoice } from "./secretsChoice.ts";
import { remark, shownLine } from "./terminal.ts";

/** `tacit confirm`: writes down that a note still holds, and takes its quotes anew where the code is another by now. */
export async function confirmNote(
	named: string,
	options: ConfirmOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		const note = noteNamed(here, named);
		const taken = await takeAnew(here, note, options);
		await printChanged(here, note.head.id, options.json, () =>
			tellTaken(here, taken),
		);
	} finally {
		here.dispose();
	}
}

/** Of which places of a note the quotes were taken anew, among all of them. */
interface Taken {
	readonly places: readonly PlacedNote[];
	readonly changed: readonly ChangedPlace[];
}

/** Writes into a note that it holds today, and takes the quotes anew of its places whose code is another by now. */
export async function takeAnew(
	here: Here,
	note: IndexedNote,
	options: Pick<ConfirmOptions, "by" | "name" | "redact" | "allowSecrets">,
): Promise<Taken> {
	await here.tacit.whereabouts.refresh();
	const places = await placesOf(here, note);
	const changed = places.filter(isChanged);
	const confirmed: ConfirmedPlace[] = [];
	for (const { placement, anchor, anchorIndex } of changed) {
		const { path, lines } = placement;
		const { pointed, bytes } = await pointAtLines(here, path, lines);
		confirmed.push({
			anchorIndex,
			pointed: { ...pointed, symbol: anchor.symbol },
			bytes,
		});
	}
	const [by] = await namedPeople(here, options);
	await here.tacit.confirm(note.head.id, by, confirmed, secretsChoice(options));
	return { places, changed };
}

/** Says which code was taken anew, and that some was not found. */
export async function tellTaken(
	here: Here,
	{ places, changed }: Taken,
): Promise<void> {
	const findCell = await cellFinder(
		here.tacit.readCode,
		changed.map(({ placement }) => placement),
	);
	for (const { placement } of changed)
		remark(
			`It holds for ${shownLine(foundAfter(here.seen(placement.path), placement, findCell))} as it stands now.`,
		);
	const lost = places.filter(
		({ placement: { state } }) => state === "lost" || state === "proposed",
	);
	if (lost.length > 0)
		remark(
			"Some of its code was not found: tacit lint says where it may be, tacit point says where it is.",
		);
}

async function placesOf(
	{ tacit }: Here,
	note: IndexedNote,
): Promise<readonly PlacedNote[]> {
	const places: PlacedNote[] = [];
	for (const path of new Set(pathsOf(tacit, note))) {
		const code = (await tacit.readCode(path)) ?? codeOf(path, "");
		const placed = await tacit.placeNotes(path, () => code, { history: true });
		places.push(...placed.filter((each) => each.note.head.id === note.head.id));
	}
	return places;
}

type ChangedPlace = PlacedNote & {
	readonly placement: Extract<PlacedNote["placement"], { state: "attached" }>;
};

/** Whether its quote is to be taken anew. */
function isChanged(place: PlacedNote): place is ChangedPlace {
	const { placement } = place;
	return placement.state === "attached" && placement.certainty !== "unique";
}
