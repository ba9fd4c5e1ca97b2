import type { BuiltZone } from "./builtZone.ts";

/** The zones that a file is to hold, looked up by name one after the other; each knows whether it was there. */
export interface ZonesInTurn {
	/** The zone of a name; `undefined` where the file is to hold none. */
	get(name: string): BuiltZone | undefined;
	/** Whether a name was seen: of a zone, or of one that is none any more. */
	isSeen(name: string): boolean;
	see(name: string): void;
	/** Those that were not seen, in their order. */
	unseen(): readonly BuiltZone[];
}

/**
 * Over zones in the order of the log. A file has nearly all of them in that order, so that the next one is nearly always the one
 * that is asked for: a table of names is made for the first that is not.
 */
export function zonesInTurn(zones: readonly BuiltZone[]): ZonesInTurn {
	/** All zones before this one were seen. */
	let due = 0;
	/** Other names that were seen. */
	const ahead = new Set<string>();
	let positions: ReadonlyMap<string, number> | undefined;
	const positionOf = (name: string): number | undefined => {
		if (zones[due]?.name === name) return due;
		positions ??= new Map(zones.map((zone, at) => [zone.name, at]));
		return positions.get(name);
	};
	return {
		get(name) {
			const at = positionOf(name);
			return at === undefined ? undefined : zones[at];
		},
		isSeen(name) {
			return ahead.has(name) || (positionOf(name) ?? due) < due;
		},
		see(name) {
			if (zones[due]?.name !== name) {
				ahead.add(name);
				return;
			}
			due++;
			for (
				let next = zones[due];
				next && ahead.has(next.name);
				next = zones[due]
			)
				due++;
		},
		unseen: () => zones.slice(due).filter(({ name }) => !ahead.has(name)),
	};
}
