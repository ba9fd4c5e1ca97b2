import type { InMyName } from "../externalize/notesInMyName.ts";
import type { NoteRef } from "../noteRef.ts";
import type { FoundHere } from "./foundHere.ts";
import type { FoundRow } from "./foundRows.ts";
import type { LivePlace } from "./livePlaces.ts";
import type { Misplaced } from "./misplaced.ts";

/**
 * A row of the view: a note of the file, a note of its folder, one whose code was not found, the heading above such, one
 * that somebody else committed in one's name, or the way to what is half-written.
 */
export type HereRow =
	| {
			readonly type: "folder";
			readonly rows: readonly HereRow[];
			readonly name: string;
	  }
	| { readonly type: "misplacedNotes"; readonly rows: readonly HereRow[] }
	| ({ readonly type: "misplaced" } & Misplaced)
	| ({ readonly type: "inMyName" } & InMyName)
	| { readonly type: "unfinished"; readonly count: number }
	| {
			readonly type: "foundReasons";
			readonly rows: readonly HereRow[];
			readonly found: FoundHere;
	  }
	| FoundRow
	| ({
			readonly type: "note";
			readonly place: LivePlace | undefined;
	  } & NoteRef);
