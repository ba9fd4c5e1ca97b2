import type { LineRange } from "../core/lineRange.ts";
import type { Person } from "../core/person.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { NamedKnowers } from "../socialize/knowing/namedKnowers.ts";
import type { OwnerHere } from "../socialize/knowing/ownersHere.ts";
import type { PlaceAtRisk } from "../socialize/risk/placesAtRisk.ts";
import type { WorkCache } from "../socialize/work/workCache.ts";
import type { TacitBase } from "./base.ts";
import { openKnowing } from "./knowing/openKnowing.ts";
import type { Records } from "./records.ts";

/** Who knows a place, and how much git could tell. */
export interface WhoKnows extends NamedKnowers {
	/** Whether history was cut off (a shallow clone), so that whoever worked here before is not known. */
	readonly isShallow: boolean;
	/** Whom the repository's file of code owners names for the place, in its order; empty where there is none. */
	readonly owners: readonly OwnerHere[];
}

/** What is asked about. */
export interface KnowingPlace {
	readonly path: RepoPath;
	readonly isFolder: boolean;
	/** 1-based, inclusive, as the file lies on disk; `undefined`: all of it. */
	readonly lines?: LineRange | undefined;
}

/** Places at risk, and how much git could tell. */
export interface FoundRisk {
	/** Those that change most first. */
	readonly places: readonly PlaceAtRisk[];
	/** As in `WhoKnows`. */
	readonly isShallow: boolean;
}

/** Tells whom to ask about a place. */
export interface Knowing {
	/**
	 * Who knows a file, lines of it or a folder: see `knowledge`. Nobody without git, and where git does not answer. For this one
	 * place: nothing of the answer is kept. The first time it reads all of history, or what an earlier run kept of that.
	 */
	whoKnows(place: KnowingPlace): Promise<WhoKnows>;
	/**
	 * The places at or below a file or folder that change often, that hardly anybody who is here knows, and of which nothing is
	 * written, at most 50: see `placesAtRisk`. Nobody is named. None without git, and where git does not answer.
	 */
	placesAtRisk(area: RepoPath): Promise<FoundRisk>;
	/** Tells of people whether they want to be named nowhere, as the team's settings have it, by all that they were ever called here. */
	isLeftOut(): Promise<(person: Person) => boolean>;
}

/** What it depends on beside the repository. */
export interface KnowingSources {
	/** Where it is kept who worked on what; `undefined`: nowhere. */
	readonly cache: WorkCache | undefined;
	/** `YYYY-MM-DD`. */
	readonly today: () => string;
	/** Who wants to be named nowhere, as the team's settings have it. */
	readonly notAsked: () => readonly Person[];
	readonly records: Records["records"];
}

/** Over a repository. */
export function createKnowing(
	base: TacitBase,
	sources: KnowingSources,
): Knowing {
	let opened: Knowing | undefined;
	const knowing = () => {
		opened ??= openKnowing(base, sources);
		return opened;
	};
	return {
		whoKnows: (place) => knowing().whoKnows(place),
		placesAtRisk: (area) => knowing().placesAtRisk(area),
		// Where nobody does, nothing has to be read for it.
		isLeftOut: async () =>
			sources.notAsked().length === 0 ? () => false : knowing().isLeftOut(),
	};
}
