/** What became of an anchor's code between its writing and the sample's last commit. */
export type Fate =
	/** The same text, perhaps on other lines or in a file of another name. */
	| "same"
	/** Changed on purpose, and still recognisable at `now`. */
	| "changed"
	/** Gone on purpose; nothing took its place. */
	| "lost"
	/** The anchor speaks of a whole file or folder. */
	| "whole";

/** The truth about one anchor of the sample, for tests to compare with. */
export interface SampleAnchorTruth {
	readonly fate: Fate;
	/** Path from the root at the last commit; `undefined` if lost. */
	readonly path: string | undefined;
	/** Lines at the last commit, 1-based and inclusive; `undefined` if lost or whole. */
	readonly now: readonly [start: number, end: number] | undefined;
	/** Set where the note was committed together with the code it quotes: `commit` does not hold the quote yet, only `blob` does. */
	readonly writtenWithCode?: true;
}

/** One note of the sample. */
export interface SampleNote {
	/** Path from the root; the id stands in it. */
	readonly path: string;
	readonly kind: string;
	readonly status: string;
	readonly anchors: readonly SampleAnchorTruth[];
}

/** All notes of the sample, by path, with what a person says about their anchors at the last commit. */
export const sampleNotes: readonly SampleNote[] = [
	note(".tacit/stay-with-typescript-5.e8g5x2wr.md", "workaround accepted", {
		...same("package.json", 24, 24),
		writtenWithCode: true,
	}),
	note(
		"src/auth/.tacit/fifty-because-theirs-is-55.w6r9b2kd.md",
		"workaround accepted",
		same("src/auth/identityProvider.ts", 15, 15),
	),
	note(
		"src/auth/.tacit/refresh-before-expiry.k3f9q2mx.md",
		"decision accepted",
		same("src/auth/token.ts", 25, 30),
	),
	note(
		"src/billing/.tacit/prices-stand-in-two-places.t1q6m4ze.md",
		"gotcha accepted",
		changed("src/billing/price.ts", 14, 18),
		changed("tools/reconcile/ledger.py", 20, 24),
	),
	note(
		"src/billing/.tacit/round-once-at-the-end.r8c2y5vn.md",
		"decision accepted",
		same("src/billing/invoice.ts", 30, 38),
	),
	note(
		"src/http/.tacit/never-log-headers.x2h6n4vs.md",
		"gotcha accepted",
		same("src/http/server.ts", 38, 38),
	),
	note(
		"src/limits/.tacit/limit-customers.m5j1t8kc.md",
		"decision proposed",
		same("src/limits/rateLimiter.ts", 42, 49),
	),
	note(
		"src/limits/.tacit/why-half-full.a4y7c1ns.md",
		"question open",
		same("src/limits/rateLimiter.ts", 17, 17),
	),
	note("src/queue/.tacit/ninety-seconds.z3c8d5gt.md", "why accepted", {
		...same("src/queue/queue.ts", 4, 4),
		writtenWithCode: true,
	}),
	note(
		"src/queue/.tacit/the-night-of-the-three-invoices.n7w2p6hq.md",
		"story accepted",
		changed("src/queue/worker.ts", 13, 18),
	),
	note(
		"src/recipients/.tacit/our-own-csv-reader.v4k7s9xb.md",
		"decision accepted",
		same("src/recipients/csv.ts", 6, 65),
		same("src/recipients/samples/old export.csv", 2, 2),
	),
	note(
		"src/retry/.tacit/all-of-the-wait-is-random.f5n8r0wd.md",
		"why accepted",
		same("src/retry/backoff.ts", 9, 10),
	),
	note(
		"src/storage/.tacit/synchronous-on-purpose.b4w8q1ne.md",
		"why retired",
		lost(),
	),
	note(
		"src/upload/.tacit/highest-attempt-wins.j8m2f5qx.md",
		"decision accepted",
		same("src/upload/assemble.ts", 28, 30),
	),
	note(
		"src/upload/.tacit/how-an-upload-travels.s5t8e3hb.md",
		"howto accepted",
		whole("src/upload"),
	),
	note(
		"src/upload/.tacit/last-to-arrive-wins.d9x4g6tb.md",
		"decision superseded",
		changed("src/upload/assemble.ts", 28, 33),
	),
	note(
		"src/upload/.tacit/one-chunk-after-the-other.c6v3j7pz.md",
		"why accepted",
		changed("src/upload/receive.ts", 45, 51),
	),
	note(
		"src/upload/.tacit/two-machines-two-clocks.g9p3w7ym.md",
		"question answered",
		changed("src/upload/assemble.ts", 28, 30),
	),
	note(
		"src/upload/.tacit/why-sorted-twice.q2d5k8rf.md",
		"question answered",
		changed("src/upload/assemble.ts", 28, 30),
	),
	note(
		"src/util/.tacit/the-shift-is-not-decoration.h7t2m9xa.md",
		"gotcha accepted",
		same("src/upload/checksum.ts", 17, 17),
	),
	note(
		"tools/reconcile/.tacit/run-the-report-by-hand.y1v5a9rc.md",
		"howto accepted",
		whole("tools/reconcile/reconcile.py"),
	),
];

function note(
	path: string,
	kindAndStatus: string,
	...anchors: readonly SampleAnchorTruth[]
): SampleNote {
	const [kind = "", status = ""] = kindAndStatus.split(" ");
	return { path, kind, status, anchors };
}

function same(path: string, start: number, end: number): SampleAnchorTruth {
	return { fate: "same", path, now: [start, end] };
}

function changed(path: string, start: number, end: number): SampleAnchorTruth {
	return { fate: "changed", path, now: [start, end] };
}

function lost(): SampleAnchorTruth {
	return { fate: "lost", path: undefined, now: undefined };
}

function whole(path: string): SampleAnchorTruth {
	return { fate: "whole", path, now: undefined };
}
