-- Printed by `npm run database-schema`. Do not edit: change it with a migration.

CREATE SCHEMA outbox;

CREATE SCHEMA public;

COMMENT ON SCHEMA public IS 'standard public schema';

CREATE SCHEMA user_pool;

CREATE COLLATION public.search_text (provider = builtin, locale = 'C.UTF-8');

CREATE FUNCTION public.become_newcomer(newcomer uuid, session uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
    begin
      perform from public.newcomers where id = newcomer and not exists (
        select from user_pool.sessions where id = session and revoked_at is not null);
      if not found then
        raise exception 'the scope does not hold any more' using errcode = 'GW001';
      end if;
      perform set_config('gaitway.user_id', newcomer::text, true),
        set_config('gaitway.organization_id', '', true),
        set_config('gaitway.groups', '', true),
        set_config('gaitway.participant_ids', '{}', true),
        set_config('role', 'gaitway_viewer', true);
    end $$;

CREATE FUNCTION public.become_viewer(viewer uuid, organization uuid, viewer_groups text[], session uuid, signed_in_at timestamp with time zone, about_participants uuid[] DEFAULT NULL::uuid[], about_recordings uuid[] DEFAULT NULL::uuid[]) RETURNS integer
    LANGUAGE plpgsql
    AS $$
    declare
      settings integer;
      about uuid[];
      in_sight uuid[];
      done text;
    begin
      -- Planning anew for each request takes longer than most pages take to read; first, for what follows here too.
      done := set_config('plan_cache_mode', 'force_generic_plan', true);
      -- A token that does not say when its session began counts as older than any end of sessions.
      select settings_version into settings
        from public.users join public.organizations on organizations.id = organization_id
        where users.id = viewer and organization_id = organization
          and disabled_at is null and viewer_groups <@ groups
          and (sessions_valid_from is null or signed_in_at > sessions_valid_from)
          and not exists (
            select from user_pool.sessions where id = session and revoked_at is not null);
      if not found then
        raise exception 'the scope does not hold any more' using errcode = 'GW001';
      end if;
      if about_participants is null then
        in_sight := array(
          select id from public.participants where user_id = viewer
          union all
          select participant_id from public.care_team_members
            where user_id = viewer and 'careProvider' = any (viewer_groups));
      else
        about := about_participants;
        if cardinality(about_recordings) > 0 then
          about := about || array(
            select participant_id from public.recordings where id = any (about_recordings));
        end if;
        in_sight := array(
          select id from public.participants where id = any (about) and user_id = viewer
          union all
          select participant_id from public.care_team_members
            where user_id = viewer and participant_id = any (about)
              and 'careProvider' = any (viewer_groups));
      end if;
      -- An assignment of calls alone is no statement, which would cost more than they do.
      done := concat(
        set_config('gaitway.user_id', viewer::text, true),
        set_config('gaitway.organization_id', organization::text, true),
        set_config('gaitway.groups', array_to_string(viewer_groups, ','), true),
        set_config('gaitway.participant_ids', in_sight::text, true),
        set_config('role', 'gaitway_viewer', true));
      return settings;
    end $$;

CREATE FUNCTION public.count_settings_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      new.settings_version = old.settings_version + 1;
      return new;
    end $$;

CREATE FUNCTION public.count_test_type_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public'
    AS $$
    begin
      -- The trigger of organizations counts.
      update organizations set settings_version = settings_version
        where id = coalesce(new.organization_id, old.organization_id);
      return null;
    end $$;

CREATE FUNCTION public.follow_participants() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      perform refresh_participant_states(array(select id from added));
      return null;
    end $$;

CREATE FUNCTION public.follow_recordings() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      if tg_op = 'INSERT' then
        perform refresh_participant_states(array(select distinct participant_id from added));
      elsif tg_op = 'DELETE' then
        perform refresh_participant_states(array(select distinct participant_id from removed));
      else
        perform refresh_participant_states(ids) from (
          select array_agg(distinct added.participant_id) as ids from added join removed using (id)
          where (added.status, added.clinician_score, added.started_at)
            is distinct from (removed.status, removed.clinician_score, removed.started_at)) as changed
        where ids is not null; -- notes alone change nothing here
      end if;
      return null;
    end $$;

CREATE FUNCTION public.give_erasure_key() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      -- Two random uuids have 244 random bits, and need no extension.
      insert into public.erasure_keys (organization_id, erasure_key)
        values (new.id, replace(concat(gen_random_uuid(), gen_random_uuid()), '-', ''));
      return null;
    end $$;

CREATE FUNCTION public.keep_care_team_in_organization() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      if not exists (select from public.participants join public.users using (organization_id)
          where participants.id = new.participant_id and users.id = new.user_id) then
        raise exception 'a care team stays within one organization' using errcode = 'check_violation';
      end if;
      return new;
    end $$;

CREATE FUNCTION public.newcomer_offers() RETURNS TABLE(id uuid, organization_id uuid, organization_name text, invited_group text, expires_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public'
    AS $$
      select invitations.id, organizations.id, organizations.name, invitations."group",
          invitations.expires_at
        from newcomers
        join invitations on lower(invitations.email) = lower(newcomers.email)
        join organizations on organizations.id = invitations.organization_id
        where newcomers.id = viewer_id()
          and invitations.accepted_at is null and invitations.expires_at > now()
        order by invitations.created_at limit 20 $$;

CREATE FUNCTION public.notify_recording_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      perform pg_notify('recording_changed', new.id::text);
      return null;
    end $$;

CREATE FUNCTION public.notify_session_ended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        perform pg_notify('session_ended', 'session ' || old.id);
        return null;
      end $$;

CREATE FUNCTION public.notify_user_ended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        perform pg_notify('session_ended', 'user ' || old.id);
        return null;
      end $$;

CREATE FUNCTION public.refresh_participant_states(ids uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public'
    AS $$
    begin
      -- Other changes to recordings of the same person wait here, and then see this one.
      perform from participant_states where participant_id = any (ids)
        order by participant_id for update;
      insert into participant_states
      select participants.id, organization_id,
        (select max(started_at) from recordings where participant_id = participants.id),
        last.started_at, last.score, falls.change,
        (select count(*) from recordings
          where participant_id = participants.id and status = 'FAILED'),
        (select count(*) from recordings
          where participant_id = participants.id and status = 'AWAITING_MODEL'),
        (select max(started_at) from recordings
          where participant_id = participants.id and clinician_score is not null)
      from participants
        left join lateral (
          select started_at, score from recordings join scores on recording_id = recordings.id
          where recordings.participant_id = participants.id and status = 'SCORED'
          order by started_at desc, recordings.id desc limit 1) as last on true
        left join lateral (
          select min(change) as change from test_types cross join lateral (
            select avg(score) filter (where place <= 3) - avg(score) filter (where place > 3) as change
            from (
              select score, row_number() over (order by started_at desc, recordings.id desc) as place
              from recordings join scores on recording_id = recordings.id
              where recordings.participant_id = participants.id and test_type_id = test_types.id
                and status = 'SCORED'
              order by started_at desc, recordings.id desc limit 10) as newest
            having count(*) >= 5) as changes
          where test_types.organization_id = participants.organization_id) as falls on true
      where participants.id = any (ids)
      on conflict (participant_id) do update set
        last_recording_at = excluded.last_recording_at,
        last_scored_at = excluded.last_scored_at,
        last_score = excluded.last_score,
        score_change = excluded.score_change,
        failed_count = excluded.failed_count,
        waiting_count = excluded.waiting_count,
        last_clinician_score_at = excluded.last_clinician_score_at;
    end $$;

CREATE FUNCTION public.viewer_id() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('gaitway.user_id'::text, true), ''::text))::uuid;

CREATE FUNCTION public.viewer_in_group(name text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (name = ANY (string_to_array(current_setting('gaitway.groups'::text, true), ','::text)));

CREATE FUNCTION public.viewer_organization_id() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('gaitway.organization_id'::text, true), ''::text))::uuid;

CREATE TABLE public.participants (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    user_id uuid,
    identity_id text,
    given_name text NOT NULL,
    family_name text NOT NULL,
    email text,
    consented_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    erasure_requested_at timestamp with time zone
);

CREATE FUNCTION public.viewer_organization_has(participant uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public'
    RETURN (EXISTS (SELECT FROM public.participants WHERE ((participants.id = viewer_organization_has.participant) AND (participants.organization_id = public.viewer_organization_id()))));

CREATE FUNCTION public.viewer_participant_ids() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('gaitway.participant_ids'::text, true), ''::text))::uuid[];

CREATE TABLE public.care_team_members (
    participant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    added_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE FUNCTION public.viewer_shares_care_team(member uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public'
    RETURN (EXISTS (SELECT FROM public.care_team_members WHERE ((care_team_members.user_id = viewer_shares_care_team.member) AND (care_team_members.participant_id = ANY (public.viewer_participant_ids())))));

CREATE TABLE outbox.messages (
    id bigint NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    kind text DEFAULT 'mail'::text NOT NULL,
    CONSTRAINT messages_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'push'::text])))
);

ALTER TABLE outbox.messages ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME outbox.messages_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.assignments (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    participant_id uuid NOT NULL,
    test_type_id uuid NOT NULL,
    assigned_by uuid NOT NULL,
    assigned_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.audit_events (
    id bigint NOT NULL,
    organization_id uuid NOT NULL,
    occurred_at timestamp with time zone DEFAULT now() NOT NULL,
    actor_id uuid,
    action text NOT NULL,
    participant_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    subject_ids text[] DEFAULT '{}'::text[] NOT NULL,
    request_id text
);

ALTER TABLE public.audit_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.axis_summaries (
    recording_id uuid NOT NULL,
    axis text NOT NULL,
    minimum double precision NOT NULL,
    maximum double precision NOT NULL,
    mean double precision NOT NULL,
    standard_deviation double precision NOT NULL,
    participant_id uuid NOT NULL,
    CONSTRAINT axis_summaries_axis_check CHECK ((axis = ANY (ARRAY['ax'::text, 'ay'::text, 'az'::text, 'gx'::text, 'gy'::text, 'gz'::text, 'mx'::text, 'my'::text, 'mz'::text])))
);

CREATE TABLE public.deleted_recordings (
    recording_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    deleted_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.download_tickets (
    digest text NOT NULL,
    user_id uuid NOT NULL,
    content jsonb NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE public.erased_subjects (
    digest text NOT NULL,
    organization_id uuid NOT NULL,
    erased_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.erasure_keys (
    organization_id uuid NOT NULL,
    erasure_key text NOT NULL
);

CREATE TABLE public.invitations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    email text NOT NULL,
    "group" text NOT NULL,
    participant_id uuid,
    invited_by uuid,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    mailed_at timestamp with time zone,
    CONSTRAINT invitations_group_check CHECK (("group" = ANY (ARRAY['careProvider'::text, 'participant'::text, 'analyst'::text, 'admin'::text])))
);

CREATE TABLE public.models (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    test_type_id uuid NOT NULL,
    version integer NOT NULL,
    artifact_key text NOT NULL,
    feature_version integer NOT NULL,
    training_sha256 text NOT NULL,
    training_recording_ids uuid[] NOT NULL,
    mean_absolute_error double precision NOT NULL,
    baseline_error double precision NOT NULL,
    low_confidence boolean NOT NULL,
    trained_at timestamp with time zone DEFAULT now() NOT NULL,
    lost_at timestamp with time zone,
    CONSTRAINT models_version_check CHECK ((version > 0))
);

CREATE TABLE public.newcomers (
    id uuid NOT NULL,
    email text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.organizations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    band_ok smallint DEFAULT 60 NOT NULL,
    band_low smallint DEFAULT 40 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    inactivity_days integer DEFAULT 14 NOT NULL,
    idle_minutes integer DEFAULT 30 NOT NULL,
    second_factor_required boolean DEFAULT false NOT NULL,
    settings_version integer DEFAULT 1 NOT NULL,
    scores_from_phones_allowed boolean DEFAULT false NOT NULL,
    analyst_ids_by_query boolean DEFAULT false NOT NULL,
    analyst_dates_shifted boolean DEFAULT false NOT NULL,
    CONSTRAINT organizations_band_low_check CHECK (((band_low >= 0) AND (band_low <= 100))),
    CONSTRAINT organizations_band_ok_check CHECK (((band_ok >= 0) AND (band_ok <= 100))),
    CONSTRAINT organizations_check CHECK ((band_low <= band_ok)),
    CONSTRAINT organizations_check1 CHECK (((band_low >= 0) AND (band_low < band_ok) AND (band_ok <= 100))),
    CONSTRAINT organizations_idle_minutes_check CHECK (((idle_minutes >= 5) AND (idle_minutes <= 1440))),
    CONSTRAINT organizations_inactivity_days_check CHECK (((inactivity_days >= 1) AND (inactivity_days <= 365)))
);

CREATE TABLE public.participant_states (
    participant_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    last_recording_at timestamp with time zone,
    last_scored_at timestamp with time zone,
    last_score double precision,
    score_change double precision,
    failed_count integer NOT NULL,
    waiting_count integer NOT NULL,
    last_clinician_score_at timestamp with time zone
);

CREATE TABLE public.phones (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    platform text NOT NULL,
    language text NOT NULL,
    address text NOT NULL,
    registered_at timestamp with time zone NOT NULL,
    CONSTRAINT phones_platform_check CHECK ((platform = ANY (ARRAY['APNS'::text, 'FCM'::text])))
);

CREATE TABLE public.pseudonym_keys (
    organization_id uuid NOT NULL,
    key bytea NOT NULL
);

CREATE TABLE public.recordings (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    test_type_id uuid NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone NOT NULL,
    training boolean NOT NULL,
    clinician_score smallint,
    notes text,
    status text DEFAULT 'RECEIVED'::text NOT NULL,
    failure_code text,
    failure_message text,
    failure_retryable boolean,
    content_sha256 text NOT NULL,
    submitted_by uuid,
    received_at timestamp with time zone DEFAULT now() NOT NULL,
    converted_at timestamp with time zone,
    quality jsonb,
    movement jsonb,
    clinician_score_from_phone boolean DEFAULT false NOT NULL,
    CONSTRAINT recordings_check CHECK ((ended_at >= started_at)),
    CONSTRAINT recordings_check1 CHECK (((status = 'FAILED'::text) = (failure_code IS NOT NULL))),
    CONSTRAINT recordings_check2 CHECK (((NOT training) OR (clinician_score IS NOT NULL))),
    CONSTRAINT recordings_check3 CHECK (((NOT clinician_score_from_phone) OR (clinician_score IS NOT NULL))),
    CONSTRAINT recordings_clinician_score_check CHECK (((clinician_score >= 0) AND (clinician_score <= 100))),
    CONSTRAINT recordings_status_check CHECK ((status = ANY (ARRAY['RECEIVED'::text, 'CONVERTED'::text, 'TRAINING'::text, 'AWAITING_MODEL'::text, 'SCORED'::text, 'FAILED'::text])))
);

CREATE TABLE public.saved_queries (
    user_id uuid NOT NULL,
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    name text NOT NULL,
    statement text NOT NULL,
    parameters jsonb NOT NULL,
    saved_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE public.scores (
    recording_id uuid NOT NULL,
    model_id uuid NOT NULL,
    score double precision NOT NULL,
    interval_low double precision NOT NULL,
    interval_high double precision NOT NULL,
    low_confidence boolean NOT NULL,
    scored_at timestamp with time zone DEFAULT now() NOT NULL,
    reasons jsonb DEFAULT '[]'::jsonb NOT NULL,
    participant_id uuid NOT NULL,
    CONSTRAINT scores_check CHECK (((interval_low <= score) AND (score <= interval_high))),
    CONSTRAINT scores_score_check CHECK (((score >= (0)::double precision) AND (score <= (100)::double precision)))
);

CREATE TABLE public.sql_queries (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    statement text NOT NULL,
    parameters jsonb NOT NULL,
    max_age_minutes integer NOT NULL,
    state text DEFAULT 'QUEUED'::text NOT NULL,
    failure_code text,
    failure_message text,
    columns jsonb,
    row_count bigint,
    result_bytes bigint,
    scanned_bytes bigint,
    reused boolean,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    result_expires_at timestamp with time zone,
    failure_line integer,
    failure_column integer,
    CONSTRAINT sql_queries_state_check CHECK ((state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text, 'SUCCEEDED'::text, 'FAILED'::text, 'CANCELLED'::text])))
);

CREATE TABLE public.test_types (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    instructions text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    translations jsonb DEFAULT '[]'::jsonb NOT NULL
);

CREATE TABLE public.trainings (
    participant_id uuid NOT NULL,
    test_type_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    version integer NOT NULL,
    training_sha256 text NOT NULL,
    examples jsonb NOT NULL,
    attempt integer NOT NULL,
    under_way boolean NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.uploads (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    requested_by uuid NOT NULL,
    recording_id uuid,
    expires_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.users (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    email text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    groups text[] NOT NULL,
    disabled_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    sessions_valid_from timestamp with time zone,
    second_factor_since timestamp with time zone,
    CONSTRAINT users_groups_check CHECK ((groups <@ ARRAY['careProvider'::text, 'participant'::text, 'analyst'::text, 'admin'::text]))
);

CREATE TABLE user_pool.accounts (
    id uuid NOT NULL,
    email text NOT NULL,
    given_name text NOT NULL,
    family_name text NOT NULL,
    password_hash text NOT NULL,
    srp_salt text NOT NULL,
    srp_verifier text NOT NULL,
    confirmed_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    groups text[] DEFAULT '{}'::text[] NOT NULL,
    disabled_at timestamp with time zone,
    totp_offered text,
    totp_secret text,
    totp_last_step bigint,
    totp_enabled boolean DEFAULT false NOT NULL,
    srp_user_id uuid NOT NULL,
    CONSTRAINT accounts_email_check CHECK ((email = lower(email))),
    CONSTRAINT totp_needs_secret CHECK (((NOT totp_enabled) OR (totp_secret IS NOT NULL)))
);

CREATE TABLE user_pool.challenges (
    secret_block_digest text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    claim_key text NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE user_pool.codes (
    subject text NOT NULL,
    purpose text NOT NULL,
    digest text NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    returned_sub uuid,
    CONSTRAINT codes_purpose_check CHECK ((purpose = ANY (ARRAY['sign-up'::text, 'password-reset'::text])))
);

CREATE TABLE user_pool.familiar_networks (
    account_id uuid NOT NULL,
    network_digest text NOT NULL,
    signed_in_at timestamp with time zone NOT NULL
);

CREATE TABLE user_pool.limits (
    key text NOT NULL,
    points integer NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE user_pool.refresh_tokens (
    digest text NOT NULL,
    session_id uuid NOT NULL,
    replaced_at timestamp with time zone
);

CREATE TABLE user_pool.second_factor_challenges (
    session_digest text NOT NULL,
    account_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

CREATE TABLE user_pool.sessions (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    signed_in_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    second_factor_at timestamp with time zone,
    idle_until timestamp with time zone NOT NULL
);

CREATE TABLE user_pool.sign_in_failures (
    subject text NOT NULL,
    failures integer NOT NULL,
    locked_until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY outbox.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_participant_id_test_type_id_key UNIQUE (participant_id, test_type_id);

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.axis_summaries
    ADD CONSTRAINT axis_summaries_pkey PRIMARY KEY (recording_id, axis);

ALTER TABLE ONLY public.care_team_members
    ADD CONSTRAINT care_team_members_pkey PRIMARY KEY (user_id, participant_id);

ALTER TABLE ONLY public.deleted_recordings
    ADD CONSTRAINT deleted_recordings_pkey PRIMARY KEY (recording_id);

ALTER TABLE ONLY public.download_tickets
    ADD CONSTRAINT download_tickets_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.erased_subjects
    ADD CONSTRAINT erased_subjects_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.erasure_keys
    ADD CONSTRAINT erasure_keys_pkey PRIMARY KEY (organization_id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.models
    ADD CONSTRAINT models_participant_id_test_type_id_version_key UNIQUE (participant_id, test_type_id, version);

ALTER TABLE ONLY public.models
    ADD CONSTRAINT models_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.newcomers
    ADD CONSTRAINT newcomers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.participant_states
    ADD CONSTRAINT participant_states_pkey PRIMARY KEY (participant_id);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_identity UNIQUE (organization_id, identity_id);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.phones
    ADD CONSTRAINT phones_address_key UNIQUE (address);

ALTER TABLE ONLY public.phones
    ADD CONSTRAINT phones_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.pseudonym_keys
    ADD CONSTRAINT pseudonym_keys_pkey PRIMARY KEY (organization_id);

ALTER TABLE ONLY public.recordings
    ADD CONSTRAINT recordings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.saved_queries
    ADD CONSTRAINT saved_queries_pkey PRIMARY KEY (user_id, id);

ALTER TABLE ONLY public.scores
    ADD CONSTRAINT scores_pkey PRIMARY KEY (recording_id);

ALTER TABLE ONLY public.sql_queries
    ADD CONSTRAINT sql_queries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.test_types
    ADD CONSTRAINT test_types_organization_id_key_key UNIQUE (organization_id, key);

ALTER TABLE ONLY public.test_types
    ADD CONSTRAINT test_types_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.trainings
    ADD CONSTRAINT trainings_pkey PRIMARY KEY (participant_id, test_type_id);

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY user_pool.accounts
    ADD CONSTRAINT accounts_email_key UNIQUE (email);

ALTER TABLE ONLY user_pool.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY user_pool.challenges
    ADD CONSTRAINT challenges_pkey PRIMARY KEY (secret_block_digest);

ALTER TABLE ONLY user_pool.codes
    ADD CONSTRAINT codes_pkey PRIMARY KEY (subject, purpose);

ALTER TABLE ONLY user_pool.familiar_networks
    ADD CONSTRAINT familiar_networks_pkey PRIMARY KEY (account_id, network_digest);

ALTER TABLE ONLY user_pool.limits
    ADD CONSTRAINT limits_pkey PRIMARY KEY (key);

ALTER TABLE ONLY user_pool.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY user_pool.second_factor_challenges
    ADD CONSTRAINT second_factor_challenges_pkey PRIMARY KEY (session_digest);

ALTER TABLE ONLY user_pool.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY user_pool.sign_in_failures
    ADD CONSTRAINT sign_in_failures_pkey PRIMARY KEY (subject);

CREATE INDEX audit_events_by_time ON public.audit_events USING btree (organization_id, occurred_at DESC, id DESC);

CREATE INDEX audit_events_participants ON public.audit_events USING gin (participant_ids);

CREATE INDEX care_team_members_participant ON public.care_team_members USING btree (participant_id);

CREATE INDEX deleted_recordings_organization ON public.deleted_recordings USING btree (organization_id);

CREATE INDEX download_tickets_expiry ON public.download_tickets USING btree (expires_at);

CREATE INDEX erased_subjects_organization ON public.erased_subjects USING btree (organization_id);

CREATE INDEX invitations_email ON public.invitations USING btree (lower(email));

CREATE INDEX invitations_participant ON public.invitations USING btree (participant_id);

CREATE INDEX participants_by_name ON public.participants USING btree (organization_id, family_name, given_name, id);

CREATE INDEX participants_email ON public.participants USING btree (organization_id, lower(email));

CREATE INDEX participants_to_erase ON public.participants USING btree (organization_id, erasure_requested_at) WHERE (erasure_requested_at IS NOT NULL);

CREATE INDEX phones_user ON public.phones USING btree (user_id);

CREATE INDEX recordings_awaiting_model ON public.recordings USING btree (participant_id, test_type_id) WHERE (status = 'AWAITING_MODEL'::text);

CREATE INDEX recordings_by_day ON public.recordings USING btree (organization_id, started_at);

CREATE INDEX recordings_by_test ON public.recordings USING btree (participant_id, test_type_id, started_at DESC, id DESC);

CREATE INDEX recordings_clinician_scored ON public.recordings USING btree (participant_id, started_at DESC) WHERE (clinician_score IS NOT NULL);

CREATE INDEX recordings_failed ON public.recordings USING btree (participant_id) WHERE (status = 'FAILED'::text);

CREATE INDEX recordings_history ON public.recordings USING btree (participant_id, started_at DESC, id DESC);

CREATE UNIQUE INDEX recordings_owner ON public.recordings USING btree (id, participant_id);

CREATE INDEX recordings_scored ON public.recordings USING btree (participant_id, test_type_id, started_at DESC) WHERE (status = 'SCORED'::text);

CREATE INDEX sql_queries_result_expires_at_idx ON public.sql_queries USING btree (result_expires_at) WHERE (result_expires_at IS NOT NULL);

CREATE INDEX sql_queries_user_id_created_at_id_idx ON public.sql_queries USING btree (user_id, created_at DESC, id DESC);

CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));

CREATE INDEX users_organization ON public.users USING btree (organization_id);

CREATE UNIQUE INDEX accounts_srp_user_id ON user_pool.accounts USING btree (srp_user_id);

CREATE INDEX challenges_expiry ON user_pool.challenges USING btree (expires_at);

CREATE INDEX codes_expiry ON user_pool.codes USING btree (expires_at);

CREATE INDEX codes_returned_sub ON user_pool.codes USING btree (returned_sub);

CREATE INDEX limits_expiry ON user_pool.limits USING btree (expires_at);

CREATE INDEX refresh_tokens_session ON user_pool.refresh_tokens USING btree (session_id);

CREATE INDEX second_factor_challenges_account ON user_pool.second_factor_challenges USING btree (account_id);

CREATE INDEX second_factor_challenges_expiry ON user_pool.second_factor_challenges USING btree (expires_at);

CREATE INDEX sessions_account ON user_pool.sessions USING btree (account_id);

CREATE INDEX sessions_expiry ON user_pool.sessions USING btree (expires_at);

CREATE INDEX sign_in_failures_age ON user_pool.sign_in_failures USING btree (locked_until);

CREATE TRIGGER care_team_in_organization BEFORE INSERT OR UPDATE ON public.care_team_members FOR EACH ROW EXECUTE FUNCTION public.keep_care_team_in_organization();

CREATE TRIGGER count_settings_change BEFORE UPDATE ON public.organizations FOR EACH ROW EXECUTE FUNCTION public.count_settings_change();

CREATE TRIGGER count_test_type_change AFTER INSERT OR DELETE OR UPDATE ON public.test_types FOR EACH ROW EXECUTE FUNCTION public.count_test_type_change();

CREATE TRIGGER organizations_erasure_key AFTER INSERT ON public.organizations FOR EACH ROW EXECUTE FUNCTION public.give_erasure_key();

CREATE TRIGGER participant_states_added AFTER INSERT ON public.participants REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.follow_participants();

CREATE TRIGGER participant_states_deleted AFTER DELETE ON public.recordings REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION public.follow_recordings();

CREATE TRIGGER participant_states_inserted AFTER INSERT ON public.recordings REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.follow_recordings();

CREATE TRIGGER participant_states_updated AFTER UPDATE ON public.recordings REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.follow_recordings();

CREATE TRIGGER recording_changed AFTER INSERT OR UPDATE ON public.recordings FOR EACH ROW EXECUTE FUNCTION public.notify_recording_changed();

CREATE TRIGGER user_deleted AFTER DELETE ON public.users FOR EACH ROW EXECUTE FUNCTION public.notify_user_ended();

CREATE TRIGGER user_ended AFTER UPDATE OF disabled_at, sessions_valid_from, groups ON public.users FOR EACH ROW WHEN (((new.disabled_at IS DISTINCT FROM old.disabled_at) OR (new.sessions_valid_from IS DISTINCT FROM old.sessions_valid_from) OR (NOT (old.groups <@ new.groups)))) EXECUTE FUNCTION public.notify_user_ended();

CREATE TRIGGER session_deleted AFTER DELETE ON user_pool.sessions FOR EACH ROW EXECUTE FUNCTION public.notify_session_ended();

CREATE TRIGGER session_revoked AFTER UPDATE OF revoked_at ON user_pool.sessions FOR EACH ROW WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL))) EXECUTE FUNCTION public.notify_session_ended();

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES public.users(id);

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.assignments
    ADD CONSTRAINT assignments_test_type_id_fkey FOREIGN KEY (test_type_id) REFERENCES public.test_types(id);

ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.axis_summaries
    ADD CONSTRAINT axis_summaries_recording_fkey FOREIGN KEY (recording_id, participant_id) REFERENCES public.recordings(id, participant_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.care_team_members
    ADD CONSTRAINT care_team_members_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.care_team_members
    ADD CONSTRAINT care_team_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.deleted_recordings
    ADD CONSTRAINT deleted_recordings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.download_tickets
    ADD CONSTRAINT download_tickets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.erased_subjects
    ADD CONSTRAINT erased_subjects_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.erasure_keys
    ADD CONSTRAINT erasure_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.models
    ADD CONSTRAINT models_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.models
    ADD CONSTRAINT models_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.models
    ADD CONSTRAINT models_test_type_id_fkey FOREIGN KEY (test_type_id) REFERENCES public.test_types(id);

ALTER TABLE ONLY public.participant_states
    ADD CONSTRAINT participant_states_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.participant_states
    ADD CONSTRAINT participant_states_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.phones
    ADD CONSTRAINT phones_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.pseudonym_keys
    ADD CONSTRAINT pseudonym_keys_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.recordings
    ADD CONSTRAINT recordings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.recordings
    ADD CONSTRAINT recordings_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.recordings
    ADD CONSTRAINT recordings_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.recordings
    ADD CONSTRAINT recordings_test_type_id_fkey FOREIGN KEY (test_type_id) REFERENCES public.test_types(id);

ALTER TABLE ONLY public.saved_queries
    ADD CONSTRAINT saved_queries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.saved_queries
    ADD CONSTRAINT saved_queries_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.scores
    ADD CONSTRAINT scores_model_id_fkey FOREIGN KEY (model_id) REFERENCES public.models(id);

ALTER TABLE ONLY public.scores
    ADD CONSTRAINT scores_recording_fkey FOREIGN KEY (recording_id, participant_id) REFERENCES public.recordings(id, participant_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sql_queries
    ADD CONSTRAINT sql_queries_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.sql_queries
    ADD CONSTRAINT sql_queries_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.test_types
    ADD CONSTRAINT test_types_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.trainings
    ADD CONSTRAINT trainings_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.trainings
    ADD CONSTRAINT trainings_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES public.participants(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.trainings
    ADD CONSTRAINT trainings_test_type_id_fkey FOREIGN KEY (test_type_id) REFERENCES public.test_types(id);

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES public.users(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id);

ALTER TABLE ONLY user_pool.familiar_networks
    ADD CONSTRAINT familiar_networks_account_id_fkey FOREIGN KEY (account_id) REFERENCES user_pool.accounts(id) ON DELETE CASCADE;

ALTER TABLE ONLY user_pool.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES user_pool.sessions(id) ON DELETE CASCADE;

ALTER TABLE ONLY user_pool.second_factor_challenges
    ADD CONSTRAINT second_factor_challenges_account_id_fkey FOREIGN KEY (account_id) REFERENCES user_pool.accounts(id) ON DELETE CASCADE;

ALTER TABLE ONLY user_pool.sessions
    ADD CONSTRAINT sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES user_pool.accounts(id) ON DELETE CASCADE;

CREATE POLICY annotate_recordings ON public.recordings FOR UPDATE TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((participant_id = ANY (( SELECT public.viewer_participant_ids() AS viewer_participant_ids)::uuid[])) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group)) AND (( SELECT public.viewer_in_group('careProvider'::text) AS viewer_in_group) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))));

ALTER TABLE public.assignments ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_events ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.axis_summaries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.care_team_members ENABLE ROW LEVEL SECURITY;

CREATE POLICY change_test_types ON public.test_types FOR UPDATE TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND (( SELECT public.viewer_in_group('careProvider'::text) AS viewer_in_group) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))));

CREATE POLICY create_test_types ON public.test_types FOR INSERT TO gaitway_viewer WITH CHECK (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND (( SELECT public.viewer_in_group('careProvider'::text) AS viewer_in_group) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))));

CREATE POLICY delete_recordings ON public.recordings FOR DELETE TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((participant_id = ANY (( SELECT public.viewer_participant_ids() AS viewer_participant_ids)::uuid[])) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group)) AND ( SELECT public.viewer_in_group('careProvider'::text) AS viewer_in_group)));

ALTER TABLE public.deleted_recordings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.download_tickets ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.erased_subjects ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.erasure_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY give_assignments ON public.assignments FOR INSERT TO gaitway_viewer WITH CHECK ((((participant_id = ANY (( SELECT public.viewer_participant_ids() AS viewer_participant_ids)::uuid[])) OR (( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) AND public.viewer_organization_has(participant_id))) AND (assigned_by = ( SELECT public.viewer_id() AS viewer_id)) AND ( SELECT public.viewer_in_group('careProvider'::text) AS viewer_in_group)));

CREATE POLICY insert_own_queries ON public.sql_queries FOR INSERT TO gaitway_viewer WITH CHECK (((user_id = ( SELECT public.viewer_id() AS viewer_id)) AND (organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ( SELECT public.viewer_in_group('analyst'::text) AS viewer_in_group)));

ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;

CREATE POLICY invitations_of_admins ON public.invitations TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))) WITH CHECK (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND (invited_by = ( SELECT public.viewer_id() AS viewer_id)) AND ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group)));

CREATE POLICY invitations_of_people_in_sight ON public.invitations FOR SELECT TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND (participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest))));

ALTER TABLE public.models ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.newcomers ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.organizations ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_consent ON public.participants FOR UPDATE TO gaitway_viewer USING ((user_id = ( SELECT public.viewer_id() AS viewer_id)));

CREATE POLICY own_organization ON public.organizations FOR SELECT TO gaitway_viewer USING ((id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)));

CREATE POLICY own_saved_queries ON public.saved_queries TO gaitway_viewer USING (((user_id = ( SELECT public.viewer_id() AS viewer_id)) AND (organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ( SELECT public.viewer_in_group('analyst'::text) AS viewer_in_group))) WITH CHECK (((user_id = ( SELECT public.viewer_id() AS viewer_id)) AND (organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ( SELECT public.viewer_in_group('analyst'::text) AS viewer_in_group)));

CREATE POLICY own_test_types ON public.test_types FOR SELECT TO gaitway_viewer USING ((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)));

CREATE POLICY own_uploads ON public.uploads TO gaitway_viewer USING ((requested_by = ( SELECT public.viewer_id() AS viewer_id))) WITH CHECK (((requested_by = ( SELECT public.viewer_id() AS viewer_id)) AND (organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id))));

ALTER TABLE public.participant_states ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.participants ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.phones ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.pseudonym_keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY read_audit ON public.audit_events FOR SELECT TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND (( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) OR (participant_ids && ARRAY( SELECT participants.id
   FROM public.participants
  WHERE (participants.user_id = public.viewer_id()))))));

ALTER TABLE public.recordings ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.saved_queries ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.scores ENABLE ROW LEVEL SECURITY;

CREATE POLICY select_own_queries ON public.sql_queries FOR SELECT TO gaitway_viewer USING (((user_id = ( SELECT public.viewer_id() AS viewer_id)) AND (organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ( SELECT public.viewer_in_group('analyst'::text) AS viewer_in_group)));

ALTER TABLE public.sql_queries ENABLE ROW LEVEL SECURITY;

CREATE POLICY submit_recordings ON public.recordings FOR INSERT TO gaitway_viewer WITH CHECK (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((participant_id = ANY (( SELECT public.viewer_participant_ids() AS viewer_participant_ids)::uuid[])) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group)) AND (submitted_by = ( SELECT public.viewer_id() AS viewer_id))));

CREATE POLICY take_assignments ON public.assignments FOR DELETE TO gaitway_viewer USING ((((participant_id = ANY (( SELECT public.viewer_participant_ids() AS viewer_participant_ids)::uuid[])) OR (( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) AND public.viewer_organization_has(participant_id))) AND ( SELECT public.viewer_in_group('careProvider'::text) AS viewer_in_group)));

ALTER TABLE public.test_types ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.trainings ENABLE ROW LEVEL SECURITY;

CREATE POLICY update_own_queries ON public.sql_queries FOR UPDATE TO gaitway_viewer USING (((user_id = ( SELECT public.viewer_id() AS viewer_id)) AND (organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ( SELECT public.viewer_in_group('analyst'::text) AS viewer_in_group)));

ALTER TABLE public.uploads ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;

CREATE POLICY visible_assignments ON public.assignments FOR SELECT TO gaitway_viewer USING (((participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR (( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) AND public.viewer_organization_has(participant_id))));

CREATE POLICY visible_axis_summaries ON public.axis_summaries FOR SELECT TO gaitway_viewer USING (((participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR (( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) AND public.viewer_organization_has(participant_id))));

CREATE POLICY visible_care_teams ON public.care_team_members FOR SELECT TO gaitway_viewer USING (((participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR (( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) AND public.viewer_organization_has(participant_id))));

CREATE POLICY visible_models ON public.models FOR SELECT TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))));

CREATE POLICY visible_participant_states ON public.participant_states FOR SELECT TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))));

CREATE POLICY visible_participants ON public.participants FOR SELECT TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))));

CREATE POLICY visible_recordings ON public.recordings FOR SELECT TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group))));

CREATE POLICY visible_scores ON public.scores FOR SELECT TO gaitway_viewer USING (((participant_id IN ( SELECT unnest(public.viewer_participant_ids()) AS unnest)) OR (( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) AND public.viewer_organization_has(participant_id))));

CREATE POLICY visible_users ON public.users FOR SELECT TO gaitway_viewer USING (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND ((id = ( SELECT public.viewer_id() AS viewer_id)) OR ( SELECT public.viewer_in_group('admin'::text) AS viewer_in_group) OR (( SELECT public.viewer_in_group('careProvider'::text) AS viewer_in_group) AND ('careProvider'::text = ANY (groups))) OR public.viewer_shares_care_team(id))));

CREATE POLICY write_audit ON public.audit_events FOR INSERT TO gaitway_viewer WITH CHECK (((organization_id = ( SELECT public.viewer_organization_id() AS viewer_organization_id)) AND (actor_id = ( SELECT public.viewer_id() AS viewer_id))));

GRANT USAGE ON SCHEMA public TO gaitway_viewer;

GRANT SELECT ON TABLE public.participants TO gaitway_viewer;

GRANT UPDATE(consented_at) ON TABLE public.participants TO gaitway_viewer;

GRANT UPDATE(erasure_requested_at) ON TABLE public.participants TO gaitway_viewer;

GRANT SELECT ON TABLE public.care_team_members TO gaitway_viewer;

GRANT SELECT,INSERT,DELETE ON TABLE public.assignments TO gaitway_viewer;

GRANT SELECT,INSERT ON TABLE public.audit_events TO gaitway_viewer;

GRANT SELECT ON TABLE public.axis_summaries TO gaitway_viewer;

GRANT SELECT,INSERT ON TABLE public.invitations TO gaitway_viewer;

GRANT SELECT ON TABLE public.models TO gaitway_viewer;

GRANT SELECT ON TABLE public.organizations TO gaitway_viewer;

GRANT SELECT ON TABLE public.participant_states TO gaitway_viewer;

GRANT SELECT,INSERT,DELETE ON TABLE public.recordings TO gaitway_viewer;

GRANT UPDATE(clinician_score) ON TABLE public.recordings TO gaitway_viewer;

GRANT UPDATE(notes) ON TABLE public.recordings TO gaitway_viewer;

GRANT UPDATE(status) ON TABLE public.recordings TO gaitway_viewer;

GRANT UPDATE(failure_code) ON TABLE public.recordings TO gaitway_viewer;

GRANT UPDATE(failure_message) ON TABLE public.recordings TO gaitway_viewer;

GRANT UPDATE(failure_retryable) ON TABLE public.recordings TO gaitway_viewer;

GRANT UPDATE(clinician_score_from_phone) ON TABLE public.recordings TO gaitway_viewer;

GRANT SELECT,INSERT,DELETE ON TABLE public.saved_queries TO gaitway_viewer;

GRANT UPDATE(name) ON TABLE public.saved_queries TO gaitway_viewer;

GRANT UPDATE(statement) ON TABLE public.saved_queries TO gaitway_viewer;

GRANT UPDATE(parameters) ON TABLE public.saved_queries TO gaitway_viewer;

GRANT UPDATE(saved_at) ON TABLE public.saved_queries TO gaitway_viewer;

GRANT SELECT ON TABLE public.scores TO gaitway_viewer;

GRANT SELECT,INSERT ON TABLE public.sql_queries TO gaitway_viewer;

GRANT UPDATE(state) ON TABLE public.sql_queries TO gaitway_viewer;

GRANT UPDATE(ended_at) ON TABLE public.sql_queries TO gaitway_viewer;

GRANT SELECT,INSERT ON TABLE public.test_types TO gaitway_viewer;

GRANT UPDATE(name) ON TABLE public.test_types TO gaitway_viewer;

GRANT UPDATE(instructions) ON TABLE public.test_types TO gaitway_viewer;

GRANT UPDATE(translations) ON TABLE public.test_types TO gaitway_viewer;

GRANT SELECT,INSERT ON TABLE public.uploads TO gaitway_viewer;

GRANT UPDATE(recording_id) ON TABLE public.uploads TO gaitway_viewer;

GRANT SELECT ON TABLE public.users TO gaitway_viewer;
