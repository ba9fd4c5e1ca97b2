import { readConfirmation } from "../../core/confirmation.ts";
import { ifGitAnswers } from "../../core/ifGitAnswers.ts";
import type { LineRange } from "../../core/lineRange.ts";
import { readOwners } from "../../core/owners/readOwners.ts";
import { isSamePerson, type Person } from "../../core/person.ts";
import {
	joinRepoPath,
	parseRepoPath,
	type RepoPath,
} from "../../core/repoPath.ts";
import { dayNumber } from "../../socialize/knowing/dayNumber.ts";
import { knowledge, type ToldHere } from "../../socialize/knowing/knowledge.ts";
import { namedKnowers } from "../../socialize/knowing/namedKnowers.ts";
import { ownersHere } from "../../socialize/knowing/ownersHere.ts";
import type { WorkLog } from "../../socialize/work/workLog.ts";
import type { TacitBase } from "../base.ts";
import type { Knowing, KnowingSources, WhoKnows } from "../knowing.ts";
import { riskOf } from "./riskReading.ts";
import { createWorkReading } from "./workReading.ts";

/** Lines that git is asked about one by one; of more, rows of them. */
const mostRanges = 100;
const nobody: WhoKnows = {
	knowers: [],
	before: [],
	isShallow: false,
	owners: [],
};

/** See `Knowing`. */
export function openKnowing(
	base: TacitBase,
	{ cache, today, notAsked, records }: KnowingSources,
): Knowing {
	const { historyIfAny, log, index, known, readText, loaded } = base;
	const { work } = createWorkReading(base, cache);
	const toldAt = async (path: RepoPath, work: WorkLog) => {
		await loaded();
		const told: ToldHere[] = [];
		const add = (
			what: ToldHere["what"],
			people: readonly Person[],
			date: string | undefined,
		) => {
			const day = date === undefined ? undefined : dayNumber(date);
			for (const each of people) {
				const person = work.personOf(each);
				if (person !== undefined && day !== undefined)
					told.push({ person, what, day });
			}
		};
		for (const { note } of index.notesAt(path)) {
			const { by, date, from, kind, confirmed } = note.head;
			if (note.file.visibility !== "published" || kind === "question") continue;
			add(from.some(isQuestion) ? "answer" : "note", by, date);
			const confirmation =
				confirmed === undefined ? undefined : readConfirmation(confirmed);
			if (confirmation?.by)
				add("confirmation", [confirmation.by], confirmation.date);
		}
		return told;
	};
	const isQuestion = (id: string) => {
		try {
			return known(id as Parameters<typeof known>[0]).head.kind === "question";
		} catch {
			return false;
		}
	};
	const linesBy = async (
		path: RepoPath,
		{ start, end }: LineRange,
		work: WorkLog,
		ignored: ReadonlySet<string>,
	): Promise<ReadonlyMap<number, number>> => {
		const step = Math.ceil((end - start + 1) / mostRanges);
		const ranges: LineRange[] = [];
		for (let at = start; at <= end; at += step)
			ranges.push({ start: at, end: Math.min(end, at + step - 1) });
		const authors = await ifGitAnswers(
			historyIfAny,
			log,
			`Git did not tell who wrote lines of ${path}.`,
			(history) => history.authorsOf(path, ranges),
		);
		const counts = new Map<number, number>();
		for (const written of authors ?? []) {
			const person = written && work.personOf(written.author);
			if (person !== undefined && !ignored.has(written?.commit ?? ""))
				counts.set(person, (counts.get(person) ?? 0) + 1);
		}
		return counts;
	};
	const ignoredRevisions = async () => {
		const path = parseRepoPath(".git-blame-ignore-revs");
		const text = path === undefined ? undefined : await readText(path);
		return (text ?? "")
			.split("\n")
			.map((line) => line.replace(/#.*/, "").trim())
			.filter((line) => /^[0-9a-f]{40,64}$/.test(line));
	};
	const workIfAny = () =>
		ifGitAnswers(historyIfAny, log, "Git did not tell who worked here.", work);
	return {
		async placesAtRisk(area) {
			const [read, revisions] = await Promise.all([
				workIfAny(),
				ignoredRevisions(),
			]);
			if (!read) return { places: [], isShallow: false };
			return {
				places: await riskOf(area, read.log, {
					...{ base, records, today: dayNumber(today()) ?? 0 },
					ignored: read.log.indicesOf(revisions),
				}),
				isShallow: read.shallow !== "",
			};
		},
		async isLeftOut() {
			const read = await workIfAny();
			const out = notAsked();
			const numbers = new Set(
				read ? out.flatMap((each) => meantBy(each, read.log)) : [],
			);
			return (person) =>
				out.some((each) => isMeant(each, person)) ||
				numbers.has(read?.log.personOf(person) ?? -1);
		},
		async whoKnows({ path, isFolder, lines }) {
			const read = await workIfAny();
			if (!read) return nobody;
			const revisions = await ignoredRevisions();
			const [owners, told, by] = await Promise.all([
				readOwners(readText),
				toldAt(path, read.log),
				lines && !isFolder
					? linesBy(path, lines, read.log, new Set(revisions))
					: new Map<number, number>(),
			]);
			const out = notAsked();
			const leftOut = new Set(out.flatMap((each) => meantBy(each, read.log)));
			const found = knowledge(read.log, {
				...{ path, isFolder, told, leftOut, lines: by },
				today: dayNumber(today()) ?? 0,
				ignored: read.log.indicesOf(revisions),
			});
			return {
				...namedKnowers(read.log, found, told, leftOut),
				isShallow: read.shallow !== "",
				owners: ownersHere(
					read.log,
					owners?.ownersOf(isFolder ? joinRepoPath(path, "any") : path) ?? [],
					found,
					leftOut,
				),
			};
		},
	};
}

/** Whom the settings mean, by number: by any name and address that they ever had here, whatever the case. */
function meantBy(written: Person, log: WorkLog): readonly number[] {
	// An address that stands alone is read as a name.
	const known = log.personOf({
		...written,
		email: written.email ?? written.name,
	});
	const byLast = log.people.flatMap((person, number) =>
		isMeant(written, person) ? [number] : [],
	);
	return known === undefined ? byLast : [known, ...byLast];
}

/** Whether the settings mean somebody, by the name or address that they have now. */
function isMeant(written: Person, person: Person): boolean {
	const name = written.name.toLowerCase();
	return (
		isSamePerson(written, person) ||
		name === person.name.toLowerCase() ||
		name === person.email?.toLowerCase()
	);
}
