import { markdownCodec } from "../core/markdown/markdownCodec.ts";
import type { History } from "../core/ports.ts";
import type { CommitMoment } from "../externalize/moments/moment.ts";
import { cacheFile } from "../node/files/cacheFile.ts";
import { openWorkspace } from "../node/files/openWorkspace.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import { isNoted } from "../tacit/isNoted.ts";
import { createTacit } from "../tacit.ts";
import { version } from "./version.ts";

/** Where a hook runs (absolute folders), and what it asks of git. */
export interface HookPlace {
	readonly root: string;
	readonly commonDir: string;
	readonly history: Pick<History, "blob">;
}

/** `isNoted` of a commit that was made just now, for a hook, which has nothing but these opened yet. Never throws. */
export async function isNotedHere(
	moment: CommitMoment,
	{ root, commonDir, history }: HookPlace,
): Promise<boolean> {
	const own = absolutePath(commonDir, "tacit");
	const log = { info: () => undefined, warn: () => undefined };
	const workspace = openWorkspace(root, { kind: "repository", ownFolder: own });
	const drafts = openWorkspace(absolutePath(own, "drafts"), {
		kind: "drafts",
		ownFolder: own,
	});
	const tacit = createTacit({
		...{ workspace, drafts, log, history: undefined },
		// What it would make harmless is not shown.
		codec: { ...markdownCodec, safe: async (sources) => sources },
		slice: {
			budgetMs: Number.POSITIVE_INFINITY,
			now: () => 0,
			pause: () => Promise.resolve(),
		},
		cache: {
			store: cacheFile(absolutePath(own, "index")),
			key: `${root} ${version}`,
		},
		today: () => "",
		now: Date.now,
		random: (count) => crypto.getRandomValues(new Uint8Array(count)),
	});
	try {
		return await isNoted(moment, {
			...{ index: tacit.index, workspace, history, log },
			load: () => tacit.load([moment.path]),
			placeNotes: tacit.placeNotes,
		});
	} finally {
		tacit.dispose();
		workspace.dispose();
		drafts.dispose();
	}
}
