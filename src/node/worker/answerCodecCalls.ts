import { parentPort } from "node:worker_threads";
import { isTacitError } from "../../core/errors.ts";
import { markdownCodec } from "../../core/markdown/markdownCodec.ts";
import { verbatim } from "../../core/message.ts";
import type { CodecReply, CodecRequest } from "./codecMessages.ts";

/**
 * On a worker thread: answers calls of the codec from now on, and returns true. On the main thread: false. So one
 * bundle can be both the program and its worker.
 */
export function answerCodecCalls(): boolean {
	const port = parentPort;
	if (!port) return false;
	port.on("message", (request: CodecRequest) => {
		void answer(request).then((reply) => port.postMessage(reply));
	});
	return true;
}

async function answer({
	number,
	method,
	args,
}: CodecRequest): Promise<CodecReply> {
	try {
		const call = markdownCodec[method] as (
			...args: readonly unknown[]
		) => Promise<unknown>;
		return { number, value: await call(...args) };
	} catch (error) {
		return {
			number,
			failure: isTacitError(error)
				? { code: error.code, words: error.words }
				: { code: "malformed-note", words: verbatim(String(error)) },
		};
	}
}
