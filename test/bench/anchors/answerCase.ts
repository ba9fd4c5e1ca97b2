import {
	findPlaces,
	findPlacesByQuote,
} from "../../../src/core/anchor/engine/findPlaces.ts";
import { readNear } from "../../../src/core/anchor/engine/near.ts";
import type {
	FileToday,
	Place,
	Today,
} from "../../../src/core/anchor/engine/place.ts";
import {
	historyRanking,
	quoteRanking,
	symbolRanking,
} from "../../../src/core/anchor/engine/rankings.ts";
import type { Ranking } from "../../../src/core/anchor/engine/rankPlaces.ts";
import { nameOfSymbol } from "../../../src/core/anchor/engine/symbolLikeness.ts";
import { wantedByNote } from "../../../src/core/anchor/engine/wantedByNote.ts";
import {
	type PreparedText,
	prepareText,
	splitLines,
} from "../../../src/core/anchor/preparedText.ts";
import { type Placement, relocate } from "../../../src/core/anchor/relocate.ts";
import { languageOf } from "../../../src/core/code/languageOf.ts";
import type { RepoPath } from "../../../src/core/repoPath.ts";
import { captureAnchor } from "../../../src/externalize/captureAnchor.ts";
import type { BenchCase } from "./benchCase.ts";

type Read = (file: string) => string;

/** What a case asks, its texts read but not prepared: preparing them counts as work. */
export interface Question {
	/** Answers it as the product does. */
	answer(): Placement;
	/** What the product weighs places by. */
	readonly ranking: Ranking;
	/** Every place that the product weighs where the code does not stand there for certain. */
	places(): readonly Place[];
}

/** What is known of the code beside the files. */
export interface QuestionOptions {
	/** Nothing but what stands in the note. */
	readonly quoteOnly: boolean;
	/** Whether the note names the symbol, as far as that can be read without a parser. */
	readonly withSymbol: boolean;
}

/** The question of a case, as the product would ask it of a note that was written on the old text. */
export function questionOf(
	c: BenchCase,
	read: Read,
	{ quoteOnly, withSymbol }: QuestionOptions,
): Question {
	const lines = { start: c.old_start, end: c.old_end };
	const path = c.old_path as RepoPath;
	const old = read(c.old_text_file);
	const today = todayOf(c, read, quoteOnly);
	const { anchor: captured, quote } = captureAnchor({
		...{ path, isFolder: false, lines, text: splitLines(old) },
		...{ language: languageOf(path), symbol: undefined },
		...{ commit: undefined, blob: undefined },
	});
	const anchor = withSymbol ? captured : { ...captured, symbol: undefined };
	const past = quoteOnly ? undefined : lazily(old);
	const hasName = nameOfSymbol(anchor.symbol) !== undefined;
	return {
		ranking: past ? historyRanking : hasName ? symbolRanking : quoteRanking,
		answer: () => relocate({ ...anchor, noteLine: 1 }, quote, today, past?.()),
		places() {
			if (past) return findPlaces({ path, text: past(), lines }, today);
			const near =
				anchor.near === undefined ? undefined : readNear(anchor.near);
			const wanted = wantedByNote(anchor, lines, quote, near);
			return wanted ? findPlacesByQuote(wanted, quote, today) : [];
		},
	};
}

/** The files to look into; by the note alone nothing is known of renames and of what they were. */
function todayOf(c: BenchCase, read: Read, quoteOnly: boolean): Today {
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
	const target = [c.git_rename_target, c.git_follow_target].find(
		(name) => name !== null && files.has(name),
	);
	const renamed =
		same || quoteOnly || target === null || target === undefined
			? undefined
			: files.get(target);
	if (target && renamed) files.delete(target);
	return { same, renamed, others: [...files.values()] };
}

function lazily(text: string): () => PreparedText {
	let prepared: PreparedText | undefined;
	return () => {
		prepared ??= prepareText(text);
		return prepared;
	};
}
