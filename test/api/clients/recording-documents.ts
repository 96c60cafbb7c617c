/** The operations of every client: query the viewer, submit a recording, subscribe to its changes, read it. */
export const ME = /* GraphQL */ `
  query Me {
    me {
      id
      email
    }
  }
`;

export const ASSIGN_TEST = /* GraphQL */ `
  mutation AssignTest($input: AssignTestInput!) {
    assignTest(input: $input) {
      participant {
        assignments {
          testType {
            key
          }
        }
      }
    }
  }
`;

export const SUBMIT_RECORDING = /* GraphQL */ `
  mutation SubmitRecording($input: SubmitRecordingInput!) {
    submitRecording(input: $input) {
      recording {
        id
        status
      }
    }
  }
`;

export const RECORDING_CHANGED = /* GraphQL */ `
  subscription RecordingChanged($participantId: ID) {
    recordingChanged(participantId: $participantId) {
      id
      status
    }
  }
`;

export const RECORDING = /* GraphQL */ `
  query Recording($id: ID!) {
    recording(id: $id) {
      id
      status
      score
      scoreInterval {
        low
        high
      }
    }
  }
`;

export interface Me {
  readonly me: { readonly id: string; readonly email: string };
}
export interface AssignTest {
  readonly assignTest: {
    readonly participant: {
      readonly assignments: readonly { readonly testType: { readonly key: string } }[];
    };
  };
}
export interface SubmitRecording {
  readonly submitRecording: {
    readonly recording: { readonly id: string; readonly status: string };
  };
}
export interface RecordingChanged {
  readonly recordingChanged: { readonly id: string; readonly status: string };
}
export interface Recording {
  readonly recording: {
    readonly id: string;
    readonly status: string;
    readonly score: number | null;
    readonly scoreInterval: { readonly low: number; readonly high: number } | null;
  };
}
