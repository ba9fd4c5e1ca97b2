import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";
import type { WorkLog } from "../work/workLog.ts";
import { type KnowledgeWeights, knowledgeWeights } from "./knowledgeWeights.ts";
import { isHere, lastSeen } from "./lastSeen.ts";

/** What somebody said about a place. */
export interface ToldHere {
	/** By number, in the log. */
	readonly person: number;
	readonly what: "note" | "answer" | "confirmation";
	/** Days since 1970-01-01. */
	readonly day: number;
}

/** One place, and what is known of it beside the log. */
export interface KnowledgeQuestion {
	readonly path: RepoPath;
	readonly isFolder: boolean;
	/** Days since 1970-01-01. */
	readonly today: number;
	/** Commits (see `WorkLog.indicesOf`) that count nothing. */
	readonly ignored?: ReadonlySet<number>;
	/** Who wants to be named nowhere. */
	readonly leftOut?: ReadonlySet<number>;
	/** How many of the lines that are asked about somebody wrote; empty where none are asked about. */
	readonly lines?: ReadonlyMap<number, number>;
	readonly told?: readonly ToldHere[];
}

/** What somebody did at the place. */
export interface DoneHere {
	/** How much of all changes there was theirs, from 0 to 1, however long ago. */
	readonly share: number;
	/** Whether they wrote the first change there, and the last. */
	readonly isFirst: boolean;
	readonly isLast: boolean;
	/** Days since 1970-01-01, of their last change there. */
	readonly lastDay: number;
	/** With whom they made changes there together: the last one's number. */
	readonly with: number | undefined;
}

/** What somebody knows of a place, to be compared within one answer only. */
export interface PersonKnowledge {
	readonly person: number;
	/** How likely it is theirs to change next; the parts of all who are here come to 1. For whoever is gone 0. */
	readonly part: number;
	/** Days since 1970-01-01, of their last commit anywhere. */
	readonly lastSeen: number;
	/** `undefined`: they changed nothing there. */
	readonly here: DoneHere | undefined;
	/** Of the lines that are asked about, from 0 to 1. */
	readonly ofLines: number;
	/** Of the recent changes in the nearest folder that tells anything, from 0 to 1. */
	readonly ofFolder: number;
	/** Of the recent changes to files that change together with it, from 0 to 1. */
	readonly ofNear: number;
}

/** Who knows a place. */
export interface Knowledge {
	/** Who is here, best first. */
	readonly here: readonly PersonKnowledge[];
	/** Who is not here any more and changed it, whoever did most first. */
	readonly gone: readonly PersonKnowledge[];
	/** The folder that `ofFolder` is about. */
	readonly folder: RepoPath;
}

/**
 * Who is likely to know a place, of those who are here.
 *
 * Each change counts for its author, and `coAuthor` as much for each co-author, `n^-sizeExponent` for each of its `n` files, and
 * half after so many days. For each ring around the place (the whole repository, each folder on the way, the files that change
 * with it, the file, the lines) with such counts `c`, its people's parts are
 *
 *     part(person) = (c(person) + doubt · part of the ring around it(person)) / (sum of c + doubt)
 *
 * so that what little is known of a file is filled up by what is known around it. Of all that is around
 * the place itself `lately` is each person's part of what was done anywhere in these weeks: whoever is at work can answer. Notes, answers and confirmations count as
 * changes to the file.
 *
 * Taken from others: that authorship with recency tells who knows, of a file its first author, changes and changes of others
 * (Degree of Knowledge: Fritz et al., ICSE 2010; Degree of Authorship and who counts as gone: Avelino et al., "A novel approach
 * for estimating truck factors", ICPC 2016); that large commits say less (Girba et al., IWPSE 2005, own lines, here files); that
 * experts of a file are found through what is around it and changes with it (McDonald and Ackerman's Expertise Recommender, CSCW
 * 2000; Mockus and Herbsleb's Expertise Browser, ICSE 2002); and the way to fill up a ring by the one around it, from language
 * models (MacKay and Peto, "A hierarchical Dirichlet language model", 1995). What each counts was fitted: see `knowledgeWeights`.
 */
export function knowledge(
	log: WorkLog,
	question: KnowledgeQuestion,
	weights: KnowledgeWeights = knowledgeWeights,
): Knowledge {
	const counts = countWork(log, question, weights);
	const { anywhere, folders, near, place, seen, here } = counts;
	const { topDoubt, folderDoubt, nearDoubt, fileDoubt, lineDoubt } = weights;
	const { isFolder, lines, path } = question;
	let parts = filled(anywhere, evenly(here), 0.01, here);
	let ofFolder = parts;
	let folder = "" as RepoPath;
	for (const [depth, { counted, path: at }] of folders.entries()) {
		if (isFolder && at === path) continue;
		if (total(counted, here) > 0) {
			ofFolder = filled(counted, evenly(here), 0.01, here);
			folder = at;
		}
		const doubt = depth === 0 ? topDoubt : folderDoubt;
		parts = filled(counted, parts, doubt, here);
	}
	const hasNear = near !== undefined && total(near, here) > 0;
	const ofNear = hasNear ? filled(near, evenly(here), 0.01, here) : undefined;
	if (hasNear) parts = filled(near, parts, nearDoubt, here);
	const lately = filled(counts.lately, parts, 0.01, here);
	for (const person of here)
		parts[person] =
			(1 - weights.lately) * (parts[person] ?? 0) +
			weights.lately * (lately[person] ?? 0);
	const ownFolder = isFolder ? folders.at(-1)?.counted : undefined;
	if (ownFolder) parts = filled(ownFolder, parts, fileDoubt, here);
	parts = filled(place, parts, fileDoubt, here);
	const lineSum = sum(lines?.values() ?? []);
	if (lines && lineSum > 0) {
		const counted = new Float64Array(log.people.length);
		for (const [person, count] of lines)
			counted[person] = (weights.lineChanges * count) / lineSum;
		parts = filled(counted, parts, lineDoubt, here);
	}
	const told = (person: number): PersonKnowledge => ({
		person,
		part: parts[person] ?? 0,
		lastSeen: seen[person] ?? 0,
		here: counts.doneBy(person),
		ofLines: lineSum > 0 ? (lines?.get(person) ?? 0) / lineSum : 0,
		ofFolder: ofFolder[person] ?? 0,
		ofNear: ofNear?.[person] ?? 0,
	});
	const all = log.people.map((_, person) => told(person));
	const isNamed = ({ person }: PersonKnowledge) =>
		!(question.leftOut?.has(person) ?? false);
	return {
		here: all
			.filter(({ person }) => here.has(person))
			.sort((one, other) => other.part - one.part || one.person - other.person),
		gone: all
			.filter((each) => !here.has(each.person) && each.here && isNamed(each))
			.sort((one, other) => (other.here?.share ?? 0) - (one.here?.share ?? 0)),
		folder,
	};
}

interface Counts {
	readonly anywhere: Float64Array;
	readonly lately: Float64Array;
	/** The folders around the place, the outermost first. */
	readonly folders: readonly {
		readonly path: RepoPath;
		readonly counted: Float64Array;
	}[];
	/** `undefined` for a folder. */
	readonly near: Float64Array | undefined;
	readonly place: Float64Array;
	/** Of everybody: days since 1970-01-01. */
	readonly seen: Int32Array;
	readonly here: ReadonlySet<number>;
	doneBy(person: number): DoneHere | undefined;
}

/** Files that changed with another in so many commits at least are near it. */
const leastTogether = 2;
/** Commits with more files say of none that it belongs to another. */
const mostTogether = 30;

function countWork(
	log: WorkLog,
	{ path, isFolder, today, ignored, leftOut, told = [] }: KnowledgeQuestion,
	weights: KnowledgeWeights,
): Counts {
	const people = log.people.length;
	const file = isFolder ? undefined : log.fileAt(path);
	const folders = foldersOf(isFolder ? path : folderOf(path)).map((each) => ({
		path: each,
		counted: new Float64Array(people),
	}));
	const ring = ringsOf(
		log,
		folders.map((each) => each.path),
	);
	const seen = lastSeen(log, today);
	const together = new Map<number, number>();
	let placeCommits = 0;
	for (const at = log.cursor(); file !== undefined && at.next(); ) {
		if (!at.hasFile(file)) continue;
		const { items } = at;
		placeCommits++;
		if (at.endFile - at.firstFile > mostTogether) continue;
		for (let nth = at.firstFile; nth < at.endFile; nth++) {
			const other = items[nth] ?? 0;
			if (other !== file) together.set(other, (together.get(other) ?? 0) + 1);
		}
	}
	const here = new Set<number>();
	for (const [person, day] of seen.entries())
		if (isHere(day, today) && !leftOut?.has(person)) here.add(person);
	const closeness = new Float64Array(log.paths.length);
	for (const [other, count] of together)
		if (count >= leastTogether) closeness[other] = count / placeCommits;
	const anywhere = new Float64Array(people);
	const lately = new Float64Array(people);
	const near = new Float64Array(people);
	const place = new Float64Array(people);
	const done = new PlaceWork();
	const inRings = new Int32Array(folders.length + 1);
	const counted = folders.map((each) => each.counted);
	const decays = new Decays(weights);
	for (const at = log.cursor(); at.next(); ) {
		if (at.firstPerson === at.endPerson || ignored?.has(at.index)) continue;
		const base = at.isFormatting ? weights.formatting : 1;
		if (base === 0) continue;
		const { items } = at;
		decays.ofAge(Math.max(0, today - at.day));
		inRings.fill(0);
		let close = 0;
		let touched = 0;
		for (let nth = at.firstFile; nth < at.endFile; nth++) {
			const each = items[nth] ?? 0;
			const depth = ring[each] ?? 0;
			inRings[depth] = (inRings[depth] ?? 0) + 1;
			close += closeness[each] ?? 0;
			if (isFolder ? depth === folders.length : each === file) touched++;
		}
		for (let depth = folders.length - 1; depth > 0; depth--)
			inRings[depth] = (inRings[depth] ?? 0) + (inRings[depth + 1] ?? 0);
		const size = sizeShare(at.endFile - at.firstFile, weights.sizeExponent);
		for (let nth = at.firstPerson; nth < at.endPerson; nth++) {
			const person = items[nth] ?? 0;
			const isAuthor = at.hasAuthor && nth === at.firstPerson;
			const by = base * (isAuthor ? 1 : weights.coAuthor);
			anywhere[person] = (anywhere[person] ?? 0) + by * decays.anywhere;
			lately[person] = (lately[person] ?? 0) + by * decays.lately;
			for (let depth = 0; depth < counted.length; depth++) {
				const within = inRings[depth + 1] ?? 0;
				const counts = counted[depth];
				// Of the folders each holds the next.
				if (within === 0 || !counts) break;
				counts[person] =
					(counts[person] ?? 0) + by * decays.folder * size * within;
			}
			near[person] = (near[person] ?? 0) + by * decays.file * size * close;
			if (file !== undefined)
				place[person] =
					(place[person] ?? 0) + by * decays.file * size * touched;
		}
		if (touched > 0)
			done.add(
				items.subarray(at.firstPerson, at.endPerson),
				...([at.day, size * touched, weights.coAuthor] as const),
			);
	}
	for (const { person, what, day } of told)
		place[person] =
			(place[person] ?? 0) +
			weights[what] * half(Math.max(0, today - day), weights.fileDays);
	return {
		...{ anywhere, lately, folders, place, seen, here },
		near: file === undefined ? undefined : near,
		doneBy: (person) => done.of(person),
	};
}

/** What changes of one age count, worked out once for all commits of a day that stand together. */
class Decays {
	readonly #weights: KnowledgeWeights;
	#age = -1;
	anywhere = 0;
	lately = 0;
	folder = 0;
	file = 0;

	constructor(weights: KnowledgeWeights) {
		this.#weights = weights;
	}

	/** In days. */
	ofAge(age: number): void {
		if (age === this.#age) return;
		const { anywhereDays, latelyDays, folderDays, fileDays } = this.#weights;
		this.#age = age;
		this.anywhere = half(age, anywhereDays);
		this.lately = half(age, latelyDays);
		this.folder = half(age, folderDays);
		this.file = half(age, fileDays);
	}
}

function sizeShare(files: number, exponent: number): number {
	return files <= 1 ? 1 : files ** -exponent;
}

/** What everybody did at one place. */
class PlaceWork {
	readonly #shares = new Map<number, number>();
	readonly #lastDays = new Map<number, number>();
	readonly #with = new Map<number, number>();
	#sum = 0;
	#first: number | undefined;
	#last: { person: number; day: number } | undefined;

	add(people: Int32Array, day: number, weight: number, coAuthor: number): void {
		const [author] = people;
		if (author === undefined) return;
		this.#first ??= author;
		if (!this.#last || day >= this.#last.day)
			this.#last = { person: author, day };
		for (const [nth, person] of people.entries()) {
			const by = weight * (nth === 0 ? 1 : coAuthor);
			this.#sum += by;
			this.#shares.set(person, (this.#shares.get(person) ?? 0) + by);
			this.#lastDays.set(
				person,
				Math.max(day, this.#lastDays.get(person) ?? 0),
			);
			const other = people[nth === 0 ? 1 : 0];
			if (other !== undefined) this.#with.set(person, other);
		}
	}

	of(person: number): DoneHere | undefined {
		const share = this.#shares.get(person);
		if (share === undefined) return undefined;
		return {
			share: share / this.#sum,
			isFirst: this.#first === person,
			isLast: this.#last?.person === person,
			lastDay: this.#lastDays.get(person) ?? 0,
			with: this.#with.get(person),
		};
	}
}

/** The folder and those around it but the root, the outermost first. */
function foldersOf(folder: RepoPath): readonly RepoPath[] {
	const folders: RepoPath[] = [];
	for (let each = folder; each !== ""; each = folderOf(each))
		folders.unshift(each);
	return folders;
}

/** How many of the folders, of which each holds the next, each file lies in. */
function ringsOf(log: WorkLog, folders: readonly RepoPath[]): Uint8Array {
	const rings = new Uint8Array(log.paths.length);
	for (const [file, path] of log.paths.entries()) {
		let depth = 0;
		for (const folder of folders) {
			if (!isWithin(folder, path)) break;
			depth++;
		}
		rings[file] = depth;
	}
	return rings;
}

function half(age: number, days: number): number {
	return 0.5 ** (age / days);
}

/** A ring's parts, filled up by those of the ring around it. */
function filled(
	counted: Float64Array,
	around: Float64Array,
	doubt: number,
	here: ReadonlySet<number>,
): Float64Array {
	const whole = total(counted, here) + doubt;
	const parts = new Float64Array(counted.length);
	for (const person of here)
		parts[person] =
			((counted[person] ?? 0) + doubt * (around[person] ?? 0)) / whole;
	return parts;
}

function evenly(here: ReadonlySet<number>): Float64Array {
	const parts = new Float64Array(Math.max(0, ...here) + 1);
	for (const person of here) parts[person] = 1 / here.size;
	return parts;
}

function total(counted: Float64Array, here: ReadonlySet<number>): number {
	let whole = 0;
	for (const person of here) whole += counted[person] ?? 0;
	return whole;
}

function sum(values: Iterable<number>): number {
	let whole = 0;
	for (const value of values) whole += value;
	return whole;
}
