import type { Knower } from "../../core/knower.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { OwnerHere } from "../../socialize/knowing/ownersHere.ts";
import type { WhoKnows } from "../../tacit/knowing.ts";
import { evidenceWord } from "../evidenceWord.ts";
import { type JsonKnower, jsonKnowers } from "./internalize.ts";
import type { JsonPerson } from "./note.ts";
import { jsonVersion } from "./version.ts";

/** Somebody who knows, with what speaks for it. */
interface JsonWhoKnows extends JsonKnower {
	/** In words, the strongest first. */
	readonly because: readonly string[];
}

/** A code owner. */
interface JsonOwner {
	/** As the file has it. */
	readonly owner: string;
	/** `null` for a team, and where it is not plain who that is. */
	readonly person: JsonPerson | null;
	/** `elsewhere`: here, and others know it better by their commits. */
	readonly state: OwnerHere["state"];
}

/**
 * `tacit who --json`.
 *
 * ```json
 * { "version": 1, "path": "src/a.ts", "lines": null, "knowers": [{ "name": "Grace", "email": null, "lastSeen": "2026-11-27", "because": ["changed it last"] }], "before": [], "owners": [], "shallow": false }
 * ```
 */
export interface JsonWho {
	readonly version: 1;
	readonly path: string;
	/** The lines asked about; `null`: all of it. */
	readonly lines: LineRange | null;
	/** Who is still here, best first, at most three. */
	readonly knowers: readonly JsonWhoKnows[];
	/** Who did much of it and is gone. */
	readonly before: readonly JsonWhoKnows[];
	/** Whom the file of code owners names, beside them. */
	readonly owners: readonly JsonOwner[];
	/** Whether history was cut off, so that whoever worked here before is not known. */
	readonly shallow: boolean;
}

/** Who knows a place (`path` as it is shown), in their JSON shape. */
export function jsonWho(
	path: string,
	lines: LineRange | undefined,
	{ knowers, before, isShallow, owners }: WhoKnows,
): JsonWho {
	const json = (people: readonly Knower[]) =>
		people.flatMap((knower) =>
			jsonKnowers([knower]).map((each) => ({
				...each,
				because: knower.evidence.map(evidenceWord),
			})),
		);
	return {
		version: jsonVersion,
		...{ path, lines: lines ?? null },
		knowers: json(knowers),
		before: json(before),
		owners: owners.map(({ owner, person, state }) => ({
			...{ owner, state },
			person: person
				? { name: person.name, email: person.email ?? null }
				: null,
		})),
		shallow: isShallow,
	};
}
