import { msg } from "../../../core/message.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { GitDeed, Stretch } from "../../events/event.ts";
import { fileRole } from "../fileRole.ts";
import {
	isPlaceLost,
	isTelling,
	type LiveKind,
	placeNow,
	type Sighting,
} from "./liveKind.ts";
import { PerFile } from "./perFile.ts";
import { type FollowedPlace, follow, lengthOf } from "./stretches.ts";

/** Conflicts of a file that are remembered until the merge ends. */
const mostConflicts = 30;

/** What ends a merge, a rebase, a picked commit or putting back a stash; after `stash pop`, the next commit does. */
const ends: ReadonlySet<GitDeed> = new Set([
	"commit",
	"amend",
	"merge",
	"revert",
	"cherry-pick",
	"rebase",
	"pull",
	"stash",
]);
/** What gives it up. */
const abandons: ReadonlySet<GitDeed> = new Set(["reset", "checkout"]);

/**
 * Marks of a conflict were taken out of a file, and what was merged has been brought to its end since; not before, when one
 * still is at it. Of each function of a file one question is made, with the words that moments of commits have for it. The
 * sign is .7: it was decided by hand, and nothing says why; imports and the like have nothing to decide.
 */
export function resolvedConflict(): LiveKind {
	const files = new PerFile<readonly FollowedPlace[]>();
	return {
		add(event, step) {
			files.add(event);
			if (event.type === "git") {
				const found = ends.has(event.did) ? [...files.entries()] : [];
				if (ends.has(event.did) || abandons.has(event.did)) files.clear();
				return found.map(([path, places]) => sighting(path, places));
			}
			if (event.type !== "saved") return [];
			const { path, changes, resolved } = event;
			const known = files.get(path) ?? [];
			if (fileRole(path) === "none" || known.length + resolved.length === 0)
				return [];
			const before = isPlaceLost(event, step) ? [] : known;
			for (const each of before) follow(each, changes);
			const now = resolved.map((lines) => ({ ...lines }));
			files.set(path, [...before, ...now].slice(-mostConflicts));
			return [];
		},
	};
}

function sighting(path: RepoPath, places: readonly Stretch[]): Sighting {
	return (readers) => {
		const named = new Map<string, ReturnType<typeof placeNow>>();
		for (const stretch of places) {
			const place = placeNow(readers, path, stretch);
			if (!isTelling(place)) continue;
			const other = named.get(place.name);
			if (!other || lengthOf(place.lines) > lengthOf(other.lines))
				named.set(place.name, place);
		}
		return [...named.values()].map(({ name, lines }) => ({
			...{ kind: "conflict", path, lines, sign: 0.7 },
			question: msg`Both sides had changed “${name}”: how did you choose?`,
			evidence: [{ said: msg`Marks of a conflict stood here.` }],
		}));
	};
}
