import { TacitError } from "../core/errors.ts";
import { msg } from "../core/message.ts";
import type { SharedText } from "../core/sharedText.ts";
import {
	openPractice,
	type Practice,
	type PracticeSources,
} from "./practice/openPractice.ts";

/** Lets somebody practise what notes say. */
export interface Practising {
	/** What is kept of it and asked today; always the same. Throws `no-git` where there is no place to keep it. */
	practice(): Practice;
}

/** `kept` is where it is kept what was answered; nothing is read before somebody practises. */
export function createPractising(
	kept: SharedText | undefined,
	sources: PracticeSources,
): Practising {
	let opened: Practice | undefined;
	return {
		practice() {
			if (!kept)
				throw new TacitError(
					"no-git",
					msg`There is no git directory here, in which it is kept what you have practised.`,
				);
			opened ??= openPractice(kept, sources);
			return opened;
		},
	};
}
