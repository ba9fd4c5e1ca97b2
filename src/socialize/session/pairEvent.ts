import type { Person } from "../../core/person.ts";
import type { JotPlace } from "./pairSession.ts";

/** Something that happened to a session. `at`: milliseconds since 1970-01-01 UTC. */
export type PairEvent = { readonly at: number } & (
	| {
			readonly type: "started";
			/** Whom git names as the author here, `undefined` where it names nobody. */
			readonly me: Person | undefined;
			/** The others. */
			readonly people: readonly Person[];
			/** HEAD's full hash; `undefined` where there is none. */
			readonly startedOn: string | undefined;
			/** Who drives first; `undefined`: `me`. */
			readonly driver: Person | undefined;
	  }
	| { readonly type: "joined" | "left"; readonly person: Person }
	/** `undefined`: whoever is next. */
	| { readonly type: "swapped"; readonly driver: Person | undefined }
	| {
			readonly type: "jotted";
			/** When the session began that is meant; another takes no line. */
			readonly of: number;
			readonly text: string;
			readonly place: JotPlace | undefined;
	  }
	/** `worked`: they did something here, such as a commit. */
	| { readonly type: "paused" | "resumed" | "worked" | "ended" }
);
