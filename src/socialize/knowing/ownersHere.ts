import type { Person } from "../../core/person.ts";
import type { WorkLog } from "../work/workLog.ts";
import type { Knowledge } from "./knowledge.ts";

/** A code owner of a place, beside who knows it. */
export interface OwnerHere {
	/** As the file of code owners has it: `@ada`, `@org/team`, an address. */
	readonly owner: string;
	/** Who that is by the commits; `undefined` for a team, and where it is not plain. */
	readonly person: Person | undefined;
	/**
	 * `knows`: among those who are named. `elsewhere`: here, and others know the place better. `gone`: without a commit for six
	 * months. `unknown`: it is not told who that is.
	 */
	readonly state: "knows" | "elsewhere" | "gone" | "unknown";
}

/** How many of those who know a place best are named. */
const named = 3;

/** What commits say of the code owners of a place; who is left out is told as the file has them. */
export function ownersHere(
	log: WorkLog,
	owners: readonly string[],
	{ here }: Knowledge,
	leftOut: ReadonlySet<number>,
): readonly OwnerHere[] {
	return owners.map((owner): OwnerHere => {
		const number = log.ownerOf(owner);
		if (number === undefined || leftOut.has(number))
			return { owner, person: undefined, state: "unknown" };
		const at = here.findIndex(({ person }) => person === number);
		return {
			...{ owner, person: log.people[number] },
			state: at < 0 ? "gone" : at < named ? "knows" : "elsewhere",
		};
	});
}
