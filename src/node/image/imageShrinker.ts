import { Worker } from "node:worker_threads";
import type { Log } from "../../core/ports.ts";
import type { ShrinkImage } from "../../core/shrinkImage.ts";

/** How it is run. */
export interface ImageShrinkerOptions {
	/** The bundled worker: an absolute path, or a `file:` URL. */
	readonly file: string | URL;
	/** Milliseconds that one image may take before its worker is ended. */
	readonly timeLimit: number;
	readonly log: Log;
}

/** Images are made smaller on a thread that ends with each: what it unpacked is given back. One after the other. */
export function imageShrinker(options: ImageShrinkerOptions): ShrinkImage {
	let last: Promise<unknown> = Promise.resolve();
	return (...given) => {
		const image = last.then(() => inWorker(given, options));
		last = image;
		return image;
	};
}

function inWorker(
	given: Parameters<ShrinkImage>,
	{ file, timeLimit, log }: ImageShrinkerOptions,
): Promise<Uint8Array | undefined> {
	return new Promise((resolve) => {
		const worker = new Worker(file, {
			execArgv: [],
			workerData: given,
			// What the codecs print of broken images is for nobody.
			stdout: true,
			stderr: true,
		});
		const finish = (image: Uint8Array | undefined, why?: unknown) => {
			clearTimeout(timer);
			if (why) log.warn("An image was not made smaller.", why);
			void worker.terminate();
			resolve(image);
		};
		const timer = setTimeout(
			() => finish(undefined, new Error(`It took over ${timeLimit} ms.`)),
			timeLimit,
		);
		worker.on("message", (image: Uint8Array | undefined) => finish(image));
		worker.on("error", (error) => finish(undefined, error));
		worker.on("exit", () => finish(undefined));
	});
}
