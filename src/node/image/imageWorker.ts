import { parentPort, workerData } from "node:worker_threads";
import type { ShrinkImage } from "../../core/shrinkImage.ts";
import { fitImage } from "./fitImage.ts";

/** One image, on a thread of its own; see `imageShrinker`. What fails ends the thread. */
const given = workerData as Parameters<ShrinkImage>;
void fitImage(...given).then((image) => parentPort?.postMessage(image));
