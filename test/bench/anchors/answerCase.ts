import {
	findPlaces,
	findPlacesByQuote,
} from "../../../src/core/anchor/engine/findPlaces.ts";
import {
	nearOf,
	readNear,
	writeNear,
} from "../../../src/core/anchor/engine/near.ts";
import type {
	FileToday,
	Place,
} from "../../../src/core/anchor/engine/place.ts";
import { regionOf } from "../../../src/core/anchor/engine/region.ts";
import { wantedByNote } from "../../../src/core/anchor/engine/wantedByNote.ts";
import {
	type PreparedText,
	prepareText,
} from "../../../src/core/anchor/preparedText.ts";
import { makeQuote } from "../../../src/core/anchor/quote.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import type { BenchCase } from "./benchCase.ts";

type Read = (file: string) => string;

/** A question as the product would ask it, its texts read but not prepared: preparing them counts as work. */
export function questionOf(
	c: BenchCase,
	read: Read,
	quoteOnly: boolean,
): () => readonly Place[] {
	const lines = { start: c.old_start, end: c.old_end };
	const path = c.old_path as RepoPath;
	const fileOf = (
		name: string,
		now: string,
		before: string | null,
	): FileToday => {
		const today = lazily(read(now));
		const then =
			before === null || quoteOnly ? undefined : lazily(read(before));
		return { path: name as RepoPath, now: today, before: () => then?.() };
	};
	const same =
		c.same_path_text_file === null
			? undefined
			: fileOf(c.old_path, c.same_path_text_file, null);
	const files = new Map(
		c.candidates.map((each) => [
			each.path,
			fileOf(each.path, each.text_file, each.old_text_file),
		]),
	);
	files.delete(c.old_path);
	if (quoteOnly) {
		const past = prepareText(read(c.old_text_file));
		const region = regionOf(past, lines);
		const quote = makeQuote(past.lines, lines);
		const near = region && writeNear(nearOf(region, quote));
		return () => {
			const known = near === undefined ? undefined : readNear(near);
			const wanted = wantedByNote(path, lines, quote, known);
			if (!wanted) return [];
			const others = [...files.values()];
			return findPlacesByQuote(wanted, quote, { same, others });
		};
	}
	const target = [c.git_rename_target, c.git_follow_target].find(
		(name) => name !== null && files.has(name),
	);
	const renamed = same || !target ? undefined : files.get(target);
	if (target && renamed) files.delete(target);
	const past = lazily(read(c.old_text_file));
	return () =>
		findPlaces(
			{ path, text: past(), lines },
			{ same, renamed, others: [...files.values()] },
		);
}

function lazily(text: string): () => PreparedText {
	let prepared: PreparedText | undefined;
	return () => {
		prepared ??= prepareText(text);
		return prepared;
	};
}
