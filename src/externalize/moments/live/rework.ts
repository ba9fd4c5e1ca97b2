import { msg } from "../../../core/message.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { SavedChange, SavedEvent, TextId } from "../../events/event.ts";
import {
	isApart,
	isCodeSaved,
	isPlaceLost,
	isTelling,
	isWriting,
	type LiveKind,
	type Mark,
	markOf,
	placeNow,
	type Sighting,
} from "./liveKind.ts";
import { PerFile } from "./perFile.ts";
import {
	type FollowedPlace,
	follow,
	followed,
	lengthOf,
	overlaps,
	remains,
	sharedLength,
	touches,
	union,
} from "./stretches.ts";

/** Times that lines are written anew from which on somebody is looking for something. */
const leastRewritings = 3;
/** Lines put in the place of one that make it grow rather than be another. */
const growth = 3;
/** Plots of a file that are kept, and ids of texts of each. */
const mostPlots = 40;
const mostTexts = 60;

/** Lines that were written, and what became of them. */
interface Plot {
	readonly whole: FollowedPlace;
	/** The lines of the last version that still stand as they did, of so many. */
	readonly kept: readonly FollowedPlace[];
	readonly size: number;
	/** When it was last changed. */
	readonly mark: Mark;
	/** Versions that took the place of another. */
	readonly rewritings: number;
	/** What is typed now counted as a version, or is the first one. */
	readonly isCounted: boolean;
	/** Versions after which something was run. */
	readonly tried: number;
	/** Texts that stood there: what comes back is none of its own. */
	readonly texts: readonly TextId[];
	isAsked: boolean;
}

/**
 * The same lines were written anew three times in one session. A version counts where something else lay between it and
 * the one before (a minute without a change there, a command, a commit, another file), and where it leaves at most half of
 * the lines of that one; lines that came in between, however many, are growth. What stood there before is no version of its
 * own, and undoing, redoing, literals alone (see `triedValue`) and changes of many places at once make none.
 *
 * The sign is .36 for one line, .44 for two and .52 for more, and more by .12 where something was run after two of the
 * versions: one line is soon written anew, and asked about on level eager alone.
 */
export function rework(): LiveKind {
	const files = new PerFile<readonly Plot[]>();
	return {
		add(event, step) {
			if (step.isNewSession) files.clear();
			files.add(event);
			if (!isCodeSaved(event)) return [];
			const { path, changes } = event;
			const known = isPlaceLost(event, step) ? [] : (files.get(path) ?? []);
			if (!isWriting(event) || step.isByGit) {
				for (const plot of known) move(plot, changes);
				files.set(path, known);
				return [];
			}
			const mark = markOf(event, step);
			const plots = worked(known, event, mark);
			const due = plots.filter(
				({ rewritings, isAsked }) => rewritings >= leastRewritings && !isAsked,
			);
			for (const plot of due) plot.isAsked = true;
			files.set(path, plots.slice(-mostPlots));
			return due.map((plot) => sighting(path, plot));
		},
	};
}

/** Takes the plot along where nothing of it was written anew. */
function move({ whole, kept }: Plot, changes: readonly SavedChange[]): void {
	follow(whole, changes);
	for (const each of kept) follow(each, changes);
}

function worked(
	known: readonly Plot[],
	{ changes }: SavedEvent,
	mark: Mark,
): readonly Plot[] {
	const taken = new Set<SavedChange>();
	const old: Plot[] = [];
	for (const plot of known) {
		const isLater = isApart(plot.mark, mark);
		const meets = isLater ? overlaps : touches;
		const own = changes.filter(({ before }) => meets(before, plot.whole));
		if (own.length === 0) {
			move(plot, changes);
			old.push(plot);
			continue;
		}
		const gone = sum(own.map(({ before }) => lengthOf(before)));
		const shared = sum(
			own.map(({ before }) => sharedLength(before, plot.whole)),
		);
		// Something larger is written anew, of which this was a part.
		if (isLater && shared * 2 < gone) continue;
		for (const change of own) taken.add(change);
		if (own.every((change) => isNothingNew(change, plot))) {
			move(plot, changes);
			old.push(plot);
		} else
			old.push(
				changed(isLater ? settled(plot, mark) : plot, changes, own, mark),
			);
	}
	const begun = changes
		.filter((change) => !taken.has(change) && lengthOf(change.after) > 0)
		.map((change) => newPlot(change, mark));
	return [...old, ...begun];
}

function isNothingNew({ now, frame }: SavedChange, plot: Plot): boolean {
	return frame !== undefined || (now !== "" && plot.texts.includes(now));
}

/** What stands there is a version from now on. */
function settled(plot: Plot, mark: Mark): Plot {
	return {
		...plot,
		kept: [{ ...plot.whole }],
		size: lengthOf(plot.whole),
		isCounted: false,
		tried: plot.tried + (mark.tries > plot.mark.tries ? 1 : 0),
	};
}

function changed(
	plot: Plot,
	changes: readonly SavedChange[],
	own: readonly SavedChange[],
	mark: Mark,
): Plot {
	const whole = own.reduce(
		(all, { after }) => union(all, after),
		followed(plot.whole, changes),
	);
	const kept = plot.kept.flatMap((each) => remains(each, changes));
	const came = sum(own.map(({ after }) => lengthOf(after)));
	const isAnew =
		!plot.isCounted &&
		came > 0 &&
		came <= growth * plot.size &&
		sum(kept.map(lengthOf)) * 2 <= plot.size;
	return {
		...plot,
		...{ whole, kept, mark },
		rewritings: plot.rewritings + (isAnew ? 1 : 0),
		isCounted: plot.isCounted || isAnew,
		texts: [...plot.texts, ...own.flatMap(({ was, now }) => [was, now])].slice(
			-mostTexts,
		),
	};
}

function newPlot({ before, after, was, now }: SavedChange, mark: Mark): Plot {
	const isAnew =
		lengthOf(before) > 0 && lengthOf(after) <= growth * lengthOf(before);
	return {
		...{ whole: { ...after }, kept: [], size: lengthOf(after), mark },
		rewritings: isAnew ? 1 : 0,
		isCounted: true,
		tried: 0,
		texts: [was, now],
		isAsked: false,
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((all, each) => all + each, 0);
}

function sighting(
	path: RepoPath,
	{ whole, rewritings, tried }: Plot,
): Sighting {
	return (readers) => {
		const place = placeNow(readers, path, whole);
		if (!isTelling(place)) return [];
		const { name, lines } = place;
		const size = lengthOf(lines);
		return [
			{
				...{ kind: "rework", path, lines },
				sign:
					(size >= 3 ? 0.52 : size === 2 ? 0.44 : 0.36) +
					(tried >= 2 ? 0.12 : 0),
				question: msg`These lines of “${name}” were written anew ${rewritings} times: what did the former versions get wrong?`,
				evidence: [
					{ said: msg`Written anew ${rewritings} times in one session.` },
					...(tried > 0
						? [{ said: msg`Something was run after ${tried} of the versions.` }]
						: []),
				],
			},
		];
	};
}
