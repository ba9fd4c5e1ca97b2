import { msg } from "../../../core/message.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { SavedChange, SavedEvent, TextId } from "../../events/event.ts";
import { signOf } from "../kinds/tunedValue.ts";
import { literalsIn } from "../literalChange.ts";
import {
	isCodeSaved,
	isPlaceLost,
	isWriting,
	type LiveKind,
	type LiveReaders,
	type Mark,
	markOf,
	placeNow,
	type Sighting,
} from "./liveKind.ts";
import { PerFile } from "./perFile.ts";
import { type FollowedPlace, follow, touches } from "./stretches.ts";

/** Values, the first one counted, from which on somebody was looking for the right one. */
const leastValues = 3;
/** Milliseconds below which a value was but a step of typing another, where nothing was run. */
const leastStoodMs = 10_000;
/** Literals of a file that are followed, and values of each. */
const mostLiterals = 60;
const mostValues = 20;

/** A literal, and what it was. */
interface Trial {
	readonly frame: TextId;
	readonly place: FollowedPlace;
	/** Those that stood, the first one with them. */
	readonly values: readonly TextId[];
	readonly now: TextId;
	readonly since: Mark;
	isAsked: boolean;
}

/**
 * One literal alone was saved with three different values, the one that stood there first counted: changed, and again
 * changed. What was typed on the way to another value within ten seconds, and never run, is none. Switching there and back
 * is but two.
 *
 * The sign is that of a value that commits show as changed again (`kinds/tunedValue.ts`): most for numbers and switches by
 * whose name one sees that they are found by trying. Where the text is not at hand, it is .4.
 */
export function triedValue(): LiveKind {
	const files = new PerFile<readonly Trial[]>();
	return {
		add(event, step) {
			files.add(event);
			if (!isCodeSaved(event)) return [];
			const { path } = event;
			const isLost = step.isByGit || isPlaceLost(event, step);
			const known = isLost ? [] : (files.get(path) ?? []);
			const trials = step.isByGit
				? []
				: valued(known, event, markOf(event, step));
			const due = isWriting(event)
				? trials.filter(
						(trial) => !trial.isAsked && valuesOf(trial) >= leastValues,
					)
				: [];
			for (const trial of due) trial.isAsked = true;
			if (trials.length > 0 || known.length > 0)
				files.set(path, trials.slice(-mostLiterals));
			return due.map((trial) => sighting(path, trial));
		},
	};
}

/** How many values the literal had, the one that it has among them. */
function valuesOf({ values, now }: Trial): number {
	// Most were changed once.
	if (values.length < leastValues - 1) return 0;
	return new Set(values).add(now).size;
}

function valued(
	known: readonly Trial[],
	{ changes, isUndone }: SavedEvent,
	since: Mark,
): readonly Trial[] {
	const taken = new Set<SavedChange>();
	const old = known.map((trial): Trial => {
		const own = changes.find(
			({ before, frame, was }) =>
				frame === trial.frame &&
				was === trial.now &&
				touches(before, trial.place),
		);
		if (!own) {
			follow(trial.place, changes);
			return trial;
		}
		taken.add(own);
		const stood =
			since.tries > trial.since.tries ||
			since.at - trial.since.at >= leastStoodMs;
		const values = stood
			? [...trial.values, trial.now].slice(-mostValues)
			: trial.values;
		const place = { ...own.after };
		return { ...trial, place, values, now: own.now, since };
	});
	// By undoing, nothing is tried.
	const begun = isUndone
		? []
		: changes.flatMap((change): readonly Trial[] => {
				const { frame, was, now, after } = change;
				if (frame === undefined || taken.has(change)) return [];
				return [
					{
						frame,
						place: { ...after },
						values: [was],
						now,
						since,
						isAsked: false,
					},
				];
			});
	return [...old, ...begun];
}

function sighting(path: RepoPath, trial: Trial): Sighting {
	return (readers) => {
		const {
			name: around,
			lines,
			source,
		} = placeNow(readers, path, trial.place);
		const literal = literalOf(source?.[0]?.trim() ?? "", trial.frame, readers);
		const times = valuesOf(trial) - 1;
		if (!literal && source) return [];
		return [
			{
				...{ kind: "value", path, lines },
				sign: literal ? signOf(literal, times, false) : 0.4,
				question: literal
					? msg`“${literal.name ?? around}” is ${literal.value} now, after ${times} other values: what decides it?`
					: msg`A value in “${around}” is another one now, after ${times} other values: what decides it?`,
				evidence: [{ said: msg`It was saved with ${times} other values.` }],
			},
		];
	};
}

/** The literal in a line that has this frame; the only one where none has. */
function literalOf(
	line: string,
	frame: TextId,
	readers: Pick<LiveReaders, "idOf">,
): ReturnType<typeof literalsIn>[number] | undefined {
	const all = literalsIn(line);
	const framed = all.find((each) => readers.idOf(each.frame) === frame);
	return framed ?? (all.length === 1 ? all[0] : undefined);
}
