import type { Knower, KnowerEvidence } from "../../core/knower.ts";
import type { Person } from "../../core/person.ts";
import type { WorkLog } from "../work/workLog.ts";
import { dayFromNumber } from "./dayNumber.ts";
import type { Knowledge, PersonKnowledge, ToldHere } from "./knowledge.ts";

/** Who knows one place. */
export interface NamedKnowers {
	/** Who is still here to ask, best first, at most three. */
	readonly knowers: readonly Knower[];
	/** Who did much of it and is gone: nobody to ask, but part of its history. One at most; three where nobody is here who knows it. */
	readonly before: readonly Knower[];
}

const most = 3;
const mostEvidence = 3;
/** From which share on somebody did most of it, or much. */
const mostShare = 0.5;
const muchShare = 0.25;

/** Names the people whom `knowledge` found, with what speaks for them, in words for the doors to choose. */
export function namedKnowers(
	log: WorkLog,
	{ here, gone, folder }: Knowledge,
	told: readonly ToldHere[],
	leftOut: ReadonlySet<number>,
): NamedKnowers {
	const lastAnswer = told
		.filter(({ what }) => what === "answer")
		.sort((one, other) => other.day - one.day)[0]?.person;
	const named = (each: PersonKnowledge): Knower => ({
		person: personAt(log, each.person),
		lastSeen: dayFromNumber(each.lastSeen),
		evidence: evidenceOf(each),
	});
	const evidenceOf = (each: PersonKnowledge): readonly KnowerEvidence[] => {
		const { here: done, ofLines, ofFolder, ofNear, person } = each;
		const said = (what: ToldHere["what"]) =>
			told.some((one) => one.person === person && one.what === what);
		const partner =
			done?.with !== undefined && !leftOut.has(done.with)
				? log.people[done.with]
				: undefined;
		const all: readonly (KnowerEvidence | false | undefined)[] = [
			ofLines > muchShare && { what: "lines", much: muchOf(ofLines) },
			lastAnswer === person && { what: "answer" },
			done !== undefined &&
				done.share > muchShare && { what: "changes", much: muchOf(done.share) },
			said("note") && { what: "note" },
			done?.isLast && { what: "last" },
			partner && { what: "paired", with: partner },
			done?.isFirst && { what: "began" },
			said("confirmation") && { what: "confirmation" },
			done !== undefined &&
				!(done.isLast || done.isFirst || partner) &&
				done.share <= muchShare && { what: "changed" },
			ofNear > muchShare && { what: "near" },
			folder !== "" && ofFolder > muchShare && { what: "folder", folder },
		];
		const found = all.filter((each) => each !== false && each !== undefined);
		return found.length > 0
			? found.slice(0, mostEvidence)
			: [{ what: "active" }];
	};
	const knowers = here.slice(0, most);
	const formerly = gone.filter(
		({ here: done }) => (done?.share ?? 0) > muchShare,
	);
	return {
		knowers: knowers.map(named),
		before: formerly
			.slice(0, knowers.some((each) => each.here) ? 1 : most)
			.map(named),
	};
}

function muchOf(share: number): "most" | "much" {
	return share > mostShare ? "most" : "much";
}

function personAt(log: WorkLog, number: number): Person {
	return log.people[number] ?? { name: "", email: undefined };
}
