import type { History } from "../../core/ports.ts";
import type { GitContext } from "./gitContext.ts";
import { headQuestion } from "./questions/headQuestion.ts";
import { lastSeenQuestion } from "./questions/lastSeenQuestion.ts";

/** See `History.lastSeen`. */
export function createLastSeen({ git }: GitContext): History["lastSeen"] {
	let kept:
		| {
				readonly key: string;
				readonly seen: Promise<ReadonlyMap<string, string>>;
		  }
		| undefined;
	const ask = async (days: number) => {
		const seen = new Map<string, string>();
		for (const [email, date] of await git.ask(lastSeenQuestion(days))) {
			const person = email.toLowerCase();
			const known = seen.get(person);
			if (known === undefined || known < date) seen.set(person, date);
		}
		return seen;
	};
	return async (days) => {
		const head = (await git.ask(headQuestion))?.commit;
		if (head === undefined) return new Map();
		const key = `${head} ${days}`;
		if (kept?.key !== key) {
			const seen = ask(days);
			kept = { key, seen };
			seen.catch(() => {
				if (kept?.seen === seen) kept = undefined;
			});
		}
		return kept.seen;
	};
}
