import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { atTarget } from "./atTarget.ts";
import type { PointOptions } from "./changeCommands.ts";
import { noteNamed } from "./noteNamed.ts";
import { pointAt } from "./pointAt.ts";
import { printChanged } from "./printChanged.ts";
import { linesAfter } from "./printNote.ts";
import { secretsChoice } from "./secretsChoice.ts";
import { remark, shownLine } from "./terminal.ts";

/** `tacit point`: makes a note speak of other code, as it stands there, and says where the note is. */
export async function pointNote(
	named: string,
	typed: string,
	options: PointOptions,
): Promise<void> {
	await atTarget(typed, options.lines, async ({ here, path, target }) => {
		const note = noteNamed(here, named);
		const { pointed, bytes } = await pointAt(here, path, target);
		const { id, anchors } = note.head;
		if (options.add && options.place !== undefined)
			throw new TacitError(
				"bad-argument",
				msg`--add makes a further place: it goes with no --place.`,
			);
		const index = options.add
			? anchors.length
			: placeOf(note, options.place) - 1;
		const secrets = secretsChoice(options);
		if (options.add) await here.tacit.addPlace(id, pointed, bytes, secrets);
		else await here.tacit.point(id, index, pointed, bytes, secrets);
		await printChanged(here, id, options.json, () => {
			const { lines } = noteNamed(here, id).head.anchors[index] ?? {};
			const place = shownLine(linesAfter(here.seen(path), lines, target.cell));
			remark(
				options.add
					? `It speaks of ${place}, too.`
					: `It speaks of ${place} now.`,
			);
		});
	});
}

/** Which of the note's places is meant, from 1. */
function placeOf({ head }: IndexedNote, given: string | undefined): number {
	const count = head.anchors.length;
	if (given === undefined && count > 1)
		throw new TacitError(
			"bad-argument",
			msg`The note speaks of ${count} places: --place says which of them is meant, from 1.`,
		);
	const place = Number(given ?? 1);
	if (Number.isInteger(place) && place >= 1 && place <= count) return place;
	throw new TacitError(
		"bad-argument",
		msg`--place needs a number from 1 to ${count}.`,
	);
}
