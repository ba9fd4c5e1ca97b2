import { Worker } from "node:worker_threads";
import type { Codec } from "../../core/codec.ts";
import type { Disposable } from "../../core/disposable.ts";
import { TacitError } from "../../core/errors.ts";
import { msg } from "../../core/message.ts";
import type { CodecReply, CodecRequest } from "./codecMessages.ts";

/** How the worker is run. */
export interface WorkerCodecOptions {
	/** The bundled worker: an absolute path, or a `file:` URL. */
	readonly file: string | URL;
	/** Milliseconds that one call may take before the worker is ended. */
	readonly timeLimit: number;
	/** Milliseconds without a call after which the worker's memory is given back. */
	readonly idleLimit: number;
}

interface Waiting {
	readonly request: CodecRequest;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

/**
 * The codec on a thread of its own. Calls are answered one after the other; one that takes longer than the limit
 * throws `too-large`, and the worker starts afresh for those behind it.
 */
export function workerCodec(options: WorkerCodecOptions): Codec & Disposable {
	const queue: Waiting[] = [];
	let worker: Worker | undefined;
	let timer: NodeJS.Timeout | undefined;
	let count = 0;

	const end = () => {
		clearTimeout(timer);
		void worker?.terminate();
		worker = undefined;
	};
	const finish = (settle: (call: Waiting) => void) => {
		clearTimeout(timer);
		const call = queue.shift();
		if (call) settle(call);
		next();
	};
	const start = () => {
		const started = new Worker(options.file, {
			execArgv: [],
			resourceLimits: { maxOldGenerationSizeMb: 256 },
		});
		started.unref();
		started.on("message", (reply: CodecReply) => {
			if (started !== worker || reply.number !== queue[0]?.request.number)
				return;
			finish((call) =>
				"failure" in reply
					? call.reject(new TacitError(reply.failure.code, reply.failure.words))
					: call.resolve(reply.value),
			);
		});
		const fail = (cause: unknown) => {
			if (started !== worker) return;
			worker = undefined;
			finish((call) =>
				call.reject(
					new TacitError("too-large", msg`The note could not be read.`, {
						cause,
					}),
				),
			);
		};
		started.on("error", fail);
		started.on("exit", (code) => fail(new Error(`It ended with ${code}.`)));
		return started;
	};
	const next = () => {
		const call = queue[0];
		if (!call) {
			timer = setTimeout(end, options.idleLimit);
			timer.unref();
			return;
		}
		worker ??= start();
		worker.postMessage(call.request);
		timer = setTimeout(() => {
			end();
			finish((late) =>
				late.reject(
					new TacitError(
						"too-large",
						msg`The note takes too long to read: it is very large or built to be slow.`,
					),
				),
			);
		}, options.timeLimit);
	};
	const ask = <T>(method: keyof Codec, ...args: readonly unknown[]) =>
		new Promise<T>((resolve, reject) => {
			count++;
			queue.push({
				request: { number: count, method, args },
				resolve: (value) => resolve(value as T),
				reject,
			});
			if (queue.length > 1) return;
			clearTimeout(timer);
			next();
		});
	return {
		parse: (...args) => ask("parse", ...args),
		edit: (...args) => ask("edit", ...args),
		compose: (...args) => ask("compose", ...args),
		linkFindings: (...args) => ask("linkFindings", ...args),
		linkPlaces: (...args) => ask("linkPlaces", ...args),
		safe: (...args) => ask("safe", ...args),
		dispose() {
			end();
			for (const call of queue.splice(0))
				call.reject(new TacitError("cancelled", msg`The window is closing.`));
		},
	};
}
