import type { ConfirmedPlace } from "../../externalize/noteRequest.ts";
import { codeFileOf } from "../codeFile.ts";
import type { LivePlace, LivePlaces } from "../internalize/livePlaces.ts";
import { type AnchorRef, isMeant } from "../noteRef.ts";
import { pointedAt } from "./pointedAt.ts";

/** Of the places that are meant, in open files, those whose quote is not the code that stands there: as it stands in the editor. */
export async function changedPlaces(
	ref: AnchorRef,
	places: LivePlaces,
): Promise<readonly ConfirmedPlace[]> {
	const changed = places
		.all()
		.filter((place) => isMeant(ref, place) && !isAsQuoted(place));
	const found = await Promise.all(changed.map(confirmedPlace));
	return found.filter((place) => place !== undefined);
}

/** Whether the code stands there as it was, or is not found. */
function isAsQuoted({ placement, lines }: LivePlace): boolean {
	return (
		lines === undefined ||
		placement.state !== "attached" ||
		placement.certainty === "unique"
	);
}

/** The code at a place, as it stands in the editor. */
async function confirmedPlace({
	repository,
	document,
	lines,
	anchorIndex,
}: LivePlace): Promise<ConfirmedPlace | undefined> {
	const file = document && codeFileOf(document);
	const path = file && repository.pathOf(file.uri);
	if (!file || !lines || path === undefined) return undefined;
	const at = file.linesOf(document, lines);
	return { anchorIndex, ...(await pointedAt(path, file, at)) };
}
