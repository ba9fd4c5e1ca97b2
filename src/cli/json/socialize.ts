import type { Knower } from "../../core/knower.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { WhoKnows } from "../../tacit/knowing.ts";
import { evidenceWord } from "../evidenceWord.ts";
import { type JsonKnower, jsonKnowers } from "./internalize.ts";
import { jsonVersion } from "./version.ts";

/** Somebody who knows, with what speaks for it. */
interface JsonWhoKnows extends JsonKnower {
	/** In words, the strongest first. */
	readonly because: readonly string[];
}

/**
 * `tacit who --json`.
 *
 * ```json
 * { "version": 1, "path": "src/a.ts", "lines": null, "knowers": [{ "name": "Grace", "email": null, "lastSeen": "2026-11-27", "because": ["changed it last"] }], "before": [], "shallow": false }
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
	/** Whether history was cut off, so that whoever worked here before is not known. */
	readonly shallow: boolean;
}

/** Who knows a place (`path` as it is shown), in their JSON shape. */
export function jsonWho(
	path: string,
	lines: LineRange | undefined,
	{ knowers, before, isShallow }: WhoKnows,
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
		shallow: isShallow,
	};
}
