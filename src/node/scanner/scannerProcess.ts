import { type ChildProcess, fork } from "node:child_process";
import { on } from "node:events";
import type { BulkScan, ScannedBatch } from "../../core/index/bulkScan.ts";
import { parseShelves } from "../../core/index/shelf.ts";
import type { Log } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { ScanReply, ScanRequest } from "./scanMessages.ts";

/** How the scanner is run. */
export interface ScannerProcessOptions {
	/** The bundled program: an absolute path. */
	readonly file: string;
	/** Of the repository, absolute. */
	readonly root: string;
	/** See `BulkScan`. */
	readonly least: number;
	/** Milliseconds without a reply after which it is given up. */
	readonly patience: number;
	readonly log: Log;
}

/** A scan in a process of its own, which ends with it. */
export function scannerProcess(options: ScannerProcessOptions): BulkScan {
	return {
		least: options.least,
		async *scan(paths) {
			let done = 0;
			try {
				for await (const batch of batches(options, paths)) {
					done = batch.done;
					yield batch;
				}
			} catch (error) {
				options.log.warn(
					`The scanner ended after ${done} of ${paths.length} notes; the others are read here.`,
					error,
				);
			}
		},
	};
}

async function* batches(
	{ file, root, patience }: ScannerProcessOptions,
	paths: readonly RepoPath[],
): AsyncIterable<ScannedBatch> {
	const child = start(file);
	const late = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const wait = () => {
		clearTimeout(timer);
		timer = setTimeout(() => late.abort(), patience);
	};
	try {
		wait();
		const replies = on(child, "message", {
			close: ["disconnect"],
			signal: late.signal,
		});
		const request: ScanRequest = { root, paths };
		child.send(request);
		let done = 0;
		for await (const [reply] of replies as AsyncIterable<[ScanReply]>) {
			wait();
			({ done } = reply);
			yield { shelves: parseShelves(reply.text), done };
		}
		if (done < paths.length) throw new Error("It was ended.");
	} finally {
		clearTimeout(timer);
		child.kill();
	}
}

function start(file: string): ChildProcess {
	// Variables by which Electron runs as Node, and not those by which a debugger attaches itself.
	const { NODE_OPTIONS: _, ...environment } = process.env;
	return fork(file, [], {
		execArgv: [],
		env: { ...environment, ELECTRON_RUN_AS_NODE: "1" },
		stdio: ["ignore", "ignore", "ignore", "ipc"],
	});
}
