import { isMachine } from "../../core/isMachine.ts";
import type { Person } from "../../core/person.ts";
import { samePeople } from "./samePeople.ts";
import type { TeamHere } from "./teamHere.ts";

/** Somebody with whom a session may be. */
export interface Partner {
	readonly person: Person;
	/** A coding agent or a robot: credited, but nobody who knows. */
	readonly isMachine: boolean;
	/** What they are called in the file of co-authors; `undefined` where they are not in it. */
	readonly key: string | undefined;
	/** The strongest reason why they are named. */
	readonly from: "mob" | "last" | "together" | "commits" | "listed";
}

const dayMs = 86_400_000;
/** Days after which a commit counts half. */
const halfLife = 30;
/** A commit that was made together says more than one made alone. */
const togetherWeight = 5;
/** Being in the file of co-authors is worth a commit of two months ago. */
const listedWeight = 0.25;

/**
 * Everybody with whom a session may be, the likeliest first: whom git-mob has now, who was in the last session (`last`),
 * then by commits made together and by commits, recent ones above all; `me` aside. Whoever is there under several names
 * or addresses is there once, as in their newest commit. `now`: milliseconds since 1970-01-01 UTC.
 */
export function rankPartners(
	{ me, commits, listed, mob }: TeamHere,
	last: readonly Person[],
	now: number,
): readonly Partner[] {
	const all = [
		...(me ? [me] : []),
		...commits.flatMap(({ author, coAuthors }) => [author, ...coAuthors]),
		...listed.map(({ person }) => person),
		...[...mob, ...last],
	];
	const same = samePeople(all);
	const mine = me ? same.of(me) : -1;
	const found = new Map<number, Partner & { readonly weight: number }>();
	const add = (
		person: Person,
		from: Partner["from"],
		weight: number,
		key?: string,
	) => {
		const id = same.of(person);
		if (id === mine) return;
		const before = found.get(id);
		found.set(id, {
			person: before ? betterOf(before.person, person) : person,
			isMachine: isMachine(person) || before?.isMachine === true,
			key: before?.key ?? key,
			from: before?.from ?? from,
			weight: weight + (before?.weight ?? 0),
		});
	};
	// Above all that commits can come to.
	for (const person of mob) add(person, "mob", 2e6);
	for (const person of last) add(person, "last", 1e6);
	for (const { at, author, coAuthors } of commits) {
		const weight = 0.5 ** (Math.max(0, now - at) / dayMs / halfLife);
		const people = [author, ...coAuthors];
		const isMine = people.some((each) => same.of(each) === mine);
		// A person has several trailers in what a squash left.
		for (const person of new Map(people.map((each) => [same.of(each), each]))) {
			const [, each] = person;
			if (isMine) add(each, "together", weight * togetherWeight);
			else add(each, "commits", weight);
		}
	}
	for (const { person, key } of listed)
		add(person, "listed", listedWeight, key);
	return [...found.values()]
		.sort(
			(a, b) =>
				b.weight - a.weight || a.person.name.localeCompare(b.person.name),
		)
		.map(({ weight: _, ...partner }) => partner);
}

/** The one whose address reaches them; otherwise the first, which is of the newest commit. */
function betterOf(one: Person, other: Person): Person {
	const reaches = ({ email }: Person) =>
		email !== undefined && !/@users\.noreply\./i.test(email);
	return !reaches(one) && reaches(other) ? other : one;
}
