import { folderOf, isWithin, type RepoPath } from "../../core/repoPath.ts";
import { isHere, lastSeen } from "../knowing/lastSeen.ts";
import type { WorkLog } from "../work/workLog.ts";
import { changeDays, PlaceHands } from "./placeHands.ts";

/** A file or folder that is worked on, of which hardly anybody who is here knows anything, and nothing is written. */
export interface PlaceAtRisk {
	readonly path: RepoPath;
	readonly isFolder: boolean;
	/** Commits of people that changed it within `changeDays`. */
	readonly changes: number;
	/** How many who are still here know it. Who that is stands nowhere: `who` tells it of one place that is asked about. */
	readonly knowers: 0 | 1;
	/** How many knew it who are gone. */
	readonly gone: number;
	/** How many files these commits changed; 1 for a file. */
	readonly files: number;
}

/** What is asked, and what is known beside the log. */
export interface RiskQuestion {
	/** A file or folder: what lies at or below it. */
	readonly area: RepoPath;
	/** Days since 1970-01-01. */
	readonly today: number;
	/** Commits (see `WorkLog.indicesOf`) that count nothing. */
	readonly ignored: ReadonlySet<number>;
	/** Files, by number, of which something is written. */
	readonly noted: ReadonlySet<number>;
	/** Folders of which as a whole something is written. */
	readonly notedFolders: ReadonlySet<RepoPath>;
	/** Whether people write the file, here, and it needs a why: not what is generated, vendored or locked. */
	readonly isWork: (path: RepoPath) => boolean;
}

/** Fewer changes within a year are not often. */
const leastChanges = 4;
/** A commit that changed more files was about none of them. */
const mostFiles = 30;
/** Files that a folder must have that were changed to stand for all of them. */
const leastFiles = 3;
/** A folder in which more of the year's commits worked is too much for one row. */
const mostOfAll = 0.25;

/**
 * The places that change often, that one person who is here knows, or nobody, and of which no note speaks; those that change
 * most come first. Often: at least four times in a year. A folder that is known to so few as a whole stands for its files.
 *
 * That knowledge is lost with the last who has it is the truck factor's idea (Avelino et al., "A novel approach for estimating
 * truck factors", ICPC 2016); that what somebody did long ago counts less, and paired work for both, Jabrayilzade et al. ("Bus
 * factor in practice", ICSE-SEIP 2022). These rank people; here a place alone is told, and how many.
 */
export function placesAtRisk(
	log: WorkLog,
	question: RiskQuestion,
): readonly PlaceAtRisk[] {
	const { area, today, noted, notedFolders } = question;
	const seen = lastSeen(log, today);
	const isHereStill = (person: number) => isHere(seen[person] ?? 0, today);
	const isWork = workFiles(log, question);
	const changes = new Int32Array(log.paths.length);
	let commits = 0;
	for (const at = countedCommits(log, question); at.next(); ) {
		if (today - at.day > changeDays) continue;
		let isInside = false;
		for (let nth = at.firstFile; nth < at.endFile; nth++) {
			const file = at.items[nth] ?? 0;
			if (!isWork(file)) continue;
			changes[file] = (changes[file] ?? 0) + 1;
			isInside = true;
		}
		if (isInside) commits++;
	}
	const places = new Map<RepoPath, PlaceHands>();
	/** Of each file, by number, the places that hold it. */
	const holders = new Map<number, readonly PlaceHands[]>();
	const hasOthers = seen.filter((day) => isHere(day, today)).length > 1;
	for (const [file, count] of changes.entries()) {
		if (count < leastChanges) continue;
		const path = log.paths[file];
		if (path === undefined) continue;
		places.set(path, new PlaceHands(path, false));
		// Where somebody is alone all folders are theirs.
		for (const folder of hasOthers ? foldersBetween(path, area) : [])
			if (!places.has(folder)) places.set(folder, new PlaceHands(folder, true));
	}
	const holdersOf = (file: number) => {
		const known = holders.get(file);
		if (known) return known;
		const path = log.paths[file];
		const found =
			path === undefined || !isWork(file)
				? []
				: [path, ...foldersBetween(path, area)].flatMap(
						(each) => places.get(each) ?? [],
					);
		for (const each of found) each.isNoted ||= noted.has(file);
		holders.set(file, found);
		return found;
	};
	for (const at = countedCommits(log, question); at.next(); ) {
		const age = Math.max(0, today - at.day);
		const people = at.items.subarray(at.firstPerson, at.endPerson);
		for (let nth = at.firstFile; nth < at.endFile; nth++) {
			const file = at.items[nth] ?? 0;
			for (const place of holdersOf(file))
				place.add(at.index, file, age, people);
		}
	}
	const found: PlaceAtRisk[] = [];
	for (const place of places.values()) {
		const { path, isFolder, isNoted, files } = place;
		const hands = place.hands(isHereStill);
		const { here, gone } = hands;
		if (here > 1 || isNoted || notedFolders.has(path)) continue;
		if (!isFolder && notedFolders.has(folderOf(path))) continue;
		if (isFolder && (files < leastFiles || place.changes > commits * mostOfAll))
			continue;
		found.push({
			...{ path, isFolder, files, gone, changes: place.changes },
			knowers: here === 0 ? 0 : 1,
		});
	}
	return withoutInner(found).sort(
		(one, other) =>
			other.changes - one.changes || (one.path < other.path ? -1 : 1),
	);
}

/** Tells of a file, by number, whether it is there, asked about, and work of people. */
function workFiles(
	log: WorkLog,
	{ area, isWork }: RiskQuestion,
): (file: number) => boolean {
	const known = new Int8Array(log.paths.length);
	return (file) => {
		const before = known[file];
		if (before) return before === 1;
		const path = log.paths[file];
		const is =
			path !== undefined &&
			!log.isRemoved(file) &&
			isWithin(area, path) &&
			isWork(path);
		known[file] = is ? 1 : 2;
		return is;
	};
}

/** The folders around a file that lie below the area, the innermost first. */
function foldersBetween(path: RepoPath, area: RepoPath): readonly RepoPath[] {
	const folders: RepoPath[] = [];
	for (
		let folder = folderOf(path);
		folder !== area && folder !== "" && isWithin(area, folder);
		folder = folderOf(folder)
	)
		folders.push(folder);
	return folders;
}

/** Without those that lie in a folder that is among them. */
function withoutInner(all: readonly PlaceAtRisk[]): PlaceAtRisk[] {
	const folders = new Set(
		all.flatMap(({ path, isFolder }) => (isFolder ? [path] : [])),
	);
	return all.filter(({ path }) => {
		for (let folder = path; folder !== ""; ) {
			folder = folderOf(folder);
			if (folders.has(folder)) return false;
		}
		return true;
	});
}

/** Stands on one commit after the other of those that people made on few enough files, and not on the layout. */
function countedCommits(log: WorkLog, { ignored }: RiskQuestion) {
	const at = log.cursor();
	const next = at.next.bind(at);
	at.next = () => {
		while (next())
			if (
				at.firstPerson < at.endPerson &&
				at.endFile - at.firstFile <= mostFiles &&
				!at.isFormatting &&
				!ignored.has(at.index)
			)
				return true;
		return false;
	};
	return at;
}
