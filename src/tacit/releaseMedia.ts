import { type Media, type MediaPlace, mediaNames } from "../core/media.ts";
import { folderOf } from "../core/repoPath.ts";
import type { TacitBase } from "./base.ts";

/** Removes images that a note's text named which is gone from a place, and that no other note beside it names. */
export function releaseMedia(
	{ trees, index, store }: Pick<TacitBase, "trees" | "index" | "store">,
	media: Pick<Media, "release">,
): (place: MediaPlace, text: string, trash: boolean) => Promise<void> {
	return async (place, text, trash) => {
		if (mediaNames(text).length === 0) return;
		const others: string[] = [];
		for (const path of index.paths(place.visibility)) {
			if (folderOf(path) !== place.folder) continue;
			const file = { path, visibility: place.visibility };
			// The note itself may still be in the index.
			if (!(await trees[place.visibility].kindOf(path))) continue;
			others.push((await store.read(file)).text);
		}
		await media.release(place, text, others, trash);
	};
}
