import { addingCommits } from "../addingCommits.ts";
import { diffTexts } from "../anchor/engine/matchLines.ts";
import type { Today } from "../anchor/engine/place.ts";
import type { PlacementCache } from "../anchor/placementCache.ts";
import { makeQuote } from "../anchor/quote.ts";
import { type Placement, relocate } from "../anchor/relocate.ts";
import type { NoteIndex } from "../index/noteIndex.ts";
import type { Pacer } from "../pacer.ts";
import { pastText } from "../pastText.ts";
import type { Log, Workspace } from "../ports.ts";
import type { RepoPath } from "../repoPath.ts";
import type { NoteStore } from "../store.ts";
import { type Away, pathOfAway } from "./away.ts";
import { baseFinder } from "./bases.ts";
import type { Earlier } from "./earlierFindings.ts";
import { lookElsewhere } from "./elsewhere.ts";
import { type Findings, keyOf } from "./findings.ts";
import type { LookProgress } from "./lookProgress.ts";
import type { Searched } from "./searched.ts";
import { sortOut } from "./sortOut.ts";
import type { AskedHistory } from "./stoppable.ts";
import { isAtHome, type Stray, type Suspect, straysOf } from "./strays.ts";
import { createTexts } from "./texts.ts";
import type { TreeState } from "./treeState.ts";
import { touchedOf } from "./untouched.ts";
import { wasThere } from "./wasThere.ts";

/** What anchors are looked for with. */
export interface LookOptions {
	readonly index: NoteIndex;
	readonly store: Pick<NoteStore, "read">;
	readonly workspace: Pick<Workspace, "read" | "kindOf" | "visitFiles">;
	readonly history: AskedHistory;
	readonly log: Log;
	/** Where anchors were found before. */
	readonly placements: PlacementCache;
	readonly pacer: Pacer;
	/** Files that somebody looks at: their notes are looked for before others. */
	readonly first: ReadonlySet<RepoPath>;
	/** Called between two anchors; what it throws ends the look. */
	goOn(): void;
	/** Told of what was found of these files' notes, as soon as some was. */
	onFirst(found: readonly FoundFirst[]): void;
	/** Told now and then how far it has come. */
	onProgress?(progress: LookProgress): void;
}

/** Where an anchor is, while others are still looked for. */
export interface FoundFirst {
	/** See `keyOf`. */
	readonly key: string;
	readonly away: Away;
}

/** Looks for all anchors in the work tree of now, but for those of which it is known from earlier where they are. */
export async function lookAgain(
	state: TreeState,
	earlier: Earlier,
	options: LookOptions,
): Promise<Findings> {
	const { index, store, workspace, history, log, pacer } = options;
	const { placements, first, goOn, onFirst, onProgress } = options;
	const { tree, signature } = state;
	const suspected = await index.anchorsWhere(
		(brief) => !isAtHome(brief, tree),
		pacer,
	);
	const { known, suspects, among } = await sortOut(suspected, state, earlier, {
		...{ index, workspace, pacer },
	});
	let found: FoundFirst[] = [];
	const tellFirst = () => {
		if (found.length > 0) onFirst(found);
		found = [];
	};
	const settle = (
		{ note, anchor, anchorIndex }: Suspect,
		placement: Placement,
		lines: readonly string[] | undefined,
		searched: Searched,
	) => {
		const key = keyOf(note.file, anchorIndex);
		const last = known.get(key);
		if (!last) return;
		const seen = seenAt(placement, lines);
		const away = { note, anchor, anchorIndex, placement, seen };
		known.set(key, { ...last, away, searched });
		const there = pathOfAway(away);
		if (first.has(anchor.path) || (there !== undefined && first.has(there)))
			found.push({ key, away });
	};
	const texts = createTexts(workspace, history);
	const addedIn = addingCommits(
		history,
		suspected.map(({ note }) => note.file),
	);
	const past = pastText(texts, addedIn, log);
	const baseOf = baseFinder(history, addedIn);
	const touched = touchedOf(suspects, {
		...{ tree, workspace, texts, baseOf, first, pacer },
		onLooked(done, all) {
			tellFirst();
			onProgress?.({ of: "files", done, all });
		},
		onFollowed: (suspect, placement, text) =>
			settle(suspect, placement, text.lines, followed),
	});
	const strays: Stray[] = [];
	for await (const stray of straysOf(touched, {
		...{ tree, workspace, store, texts, past, placements, pacer },
	})) {
		goOn();
		strays.push(stray);
	}
	const elsewhere = await lookElsewhere<Stray>(strays, {
		...{ tree, history, workspace, texts, among, first, pacer },
		async baseOf(stray) {
			const base = await baseOf(stray);
			if (!base || base.commit === stray.anchor.commit) return base;
			return (await wasThere(stray, base.commit, texts)) ? base : undefined;
		},
		onVisited: (done, all) => onProgress?.({ of: "files", done, all }),
	});
	const { near } = elsewhere;
	const ordered = [...near, ...strays.filter((stray) => !near.has(stray))];
	for (const [done, stray] of ordered.entries()) {
		goOn();
		if (done === near.size) tellFirst();
		onProgress?.({ of: "notes", done, all: strays.length });
		if (pacer.isDue()) await pacer.rest();
		const where = await elsewhere(stray);
		if (pacer.isDue()) await pacer.rest();
		if (!where.found) await compareOthers(where.today, pacer);
		const { anchor, quote } = stray;
		const placement =
			where.found ?? relocate(anchor, quote, where.today, where.past);
		const path = pathOfAway({ placement });
		if (path === anchor.path) continue;
		const text =
			path === undefined || placement.state === "whole"
				? undefined
				: ((await texts.today(path)) ?? (await texts.largeToday(path)));
		settle(stray, placement, text?.lines, where.searched);
	}
	tellFirst();
	// Who could not be asked any more was taken to know nothing.
	goOn();
	return { places: known, state, signature };
}

/** Where git's pairs led, and no line was looked for. */
const followed: Searched = {
	wanted: [],
	files: new Set(),
	asksForHeir: true,
	hasBase: true,
};

/** Compares the other files with what they were, with rests in between: all together would take long in one search. */
async function compareOthers(
	{ renamed, others }: Today,
	pacer: Pacer,
): Promise<void> {
	// What stands in the file that took the place of its own is often looked for in no other.
	if (renamed) return;
	for (const file of others) {
		const before = file.before();
		if (before) diffTexts(before, file.now());
		if (pacer.isDue()) await pacer.rest();
	}
}

function seenAt(placement: Placement, lines: readonly string[] | undefined) {
	return placement.state === "attached" && lines
		? makeQuote(lines, placement.lines)
		: undefined;
}
