// Uploads one file and tells how far it is. `fetch` cannot tell that, so this is the one place with the
// older way of asking. Failures are the same `Refused` as everywhere.

import { Refused, type Schemas } from '@candor/api';

export interface Uploading {
  done: Promise<Schemas['FileView']>;
  stop(): void;
}

/** `progress` hears shares from 0 to 1. `done` fails with `Refused`, or a `TypeError` without network. */
export function upload(path: string, file: File, progress: (share: number) => void): Uploading {
  const request = new XMLHttpRequest();
  const done = new Promise<Schemas['FileView']>((resolve, reject) => {
    request.open('POST', `/api/v1${path}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = request.onabort = () => reject(new TypeError('no network'));
    request.onload = () => {
      const answer = request.response as ({ error?: Schemas['ProblemBody'] } & Schemas['FileView']) | null;
      if (request.status < 300 && answer) return resolve(answer);
      const problem = answer?.error;
      reject(
        new Refused(request.status, problem?.code ?? 'unavailable', problem?.message ?? request.statusText),
      );
    };
    const body = new FormData();
    body.append('file', file, file.name);
    request.send(body);
  });
  return { done, stop: () => request.abort() };
}
