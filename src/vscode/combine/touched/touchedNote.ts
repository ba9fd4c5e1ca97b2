import { isTacitError } from "../../../core/errors.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import { pathOfAway } from "../../../core/whereabouts/away.ts";
import { type CodeFile, openCodeFile } from "../../codeFile.ts";
import type { LivePlaces } from "../../internalize/livePlaces.ts";
import {
	isOnLines,
	type PlaceOnLines,
} from "../../internalize/showSinceNote.ts";
import { type AnchorRef, isMeant } from "../../noteRef.ts";

/**
 * Where a note's code is now, in a file that is opened for that without being shown: in the file at `path`, else in any that it
 * names; the place that `isWanted` before others. `undefined` where it is on no lines.
 */
export async function touchedNote(
	ref: AnchorRef,
	places: LivePlaces,
	path?: RepoPath,
	isWanted: (place: PlaceOnLines, file: CodeFile) => boolean = () => true,
): Promise<PlaceOnLines | undefined> {
	for (const each of path === undefined ? filesOf(ref) : [path]) {
		const file = await opened(ref, each);
		const [document] = file?.documents() ?? [];
		if (!file || !document) continue;
		if (!places.inFile(file).some((place) => isMeant(ref, place)))
			await places.place(document);
		const found = places
			.inFile(file)
			.filter((place) => isMeant(ref, place))
			.filter(isOnLines);
		const place = found.find((place) => isWanted(place, file)) ?? found[0];
		if (place) return place;
	}
	return undefined;
}

function filesOf({
	repository,
	note,
	anchorIndex,
}: AnchorRef): readonly RepoPath[] {
	return note.head.anchors.flatMap((anchor, at) => {
		if (anchor.isFolder || (anchorIndex ?? at) !== at) return [];
		const away = repository.tacit.whereabouts.of(note.file, at);
		return [(away && pathOfAway(away)) ?? anchor.path];
	});
}

/** `undefined` for a file that is not there, or lies outside of the repository. */
async function opened(
	{ repository }: AnchorRef,
	path: RepoPath,
): Promise<CodeFile | undefined> {
	try {
		const uri = await repository.codeUri(path);
		if ((await repository.tacit.readCode(path)) === undefined) return undefined;
		return await openCodeFile(uri);
	} catch (error) {
		if (isTacitError(error, "outside-repository")) return undefined;
		throw error;
	}
}
