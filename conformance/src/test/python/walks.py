"""What test_walks drives each service through by the AWS CLI, line by line.

`name = command :: query` keeps what the query finds in the answer, `! Code command` ends in that error, `paged command`
has a further page (`paged-by-hand`: where the AWS CLI has no `--max-items`; `paged-by-five`: where AWS has no smaller page), `command @service` is another service's, and `$name` stands for what was kept; `$n` is a fresh name.
"""

TRUST = ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"glue.amazonaws.com"},'
         '"Action":"sts:AssumeRole"}]}')
POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'
KEY_POLICY = ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root"},'
              '"Action":"kms:*","Resource":"*"}]}')
MACHINE = '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}'

WALKS = {
    "sts": """
        get-caller-identity
        get-session-token
        role = create-role --role-name $n --assume-role-policy-document '$trust' :: Role.Arn @iam
        assume-role --role-arn $role --role-session-name sess
        ! NotImplemented get-federation-token --name somebody
        ! ValidationError assume-role --role-arn $role --role-session-name 'not a name'
        delete-role --role-name $n @iam
    """,
    "iam": """
        create-role --role-name $n --assume-role-policy-document '$trust' --tags Key=a,Value=b
        ! EntityAlreadyExists create-role --role-name $n --assume-role-policy-document '$trust'
        ! MalformedPolicyDocument create-role --role-name $n-2 --assume-role-policy-document '{'
        get-role --role-name $n
        ! NoSuchEntity get-role --role-name $n-none
        create-role --role-name $n-2 --assume-role-policy-document '$trust'
        paged list-roles
        update-role --role-name $n --description d
        update-role-description --role-name $n --description e
        update-assume-role-policy --role-name $n --policy-document '$trust'
        tag-role --role-name $n --tags Key=c,Value=d
        list-role-tags --role-name $n
        untag-role --role-name $n --tag-keys a c
        policy = create-policy --policy-name $n --policy-document '$document' :: Policy.Arn
        get-policy --policy-arn $policy
        create-policy-version --policy-arn $policy --policy-document '$document'
        get-policy-version --policy-arn $policy --version-id v2
        paged list-policy-versions --policy-arn $policy
        set-default-policy-version --policy-arn $policy --version-id v2
        ! DeleteConflict delete-policy-version --policy-arn $policy --version-id v2
        delete-policy-version --policy-arn $policy --version-id v1
        tag-policy --policy-arn $policy --tags Key=a,Value=b
        list-policy-tags --policy-arn $policy
        untag-policy --policy-arn $policy --tag-keys a
        paged list-policies --scope AWS
        attach-role-policy --role-name $n --policy-arn $policy
        list-attached-role-policies --role-name $n
        list-entities-for-policy --policy-arn $policy
        ! DeleteConflict delete-policy --policy-arn $policy
        put-role-policy --role-name $n --policy-name i --policy-document '$document'
        get-role-policy --role-name $n --policy-name i
        list-role-policies --role-name $n
        put-role-permissions-boundary --role-name $n --permissions-boundary $policy
        delete-role-permissions-boundary --role-name $n
        create-instance-profile --instance-profile-name $n
        add-role-to-instance-profile --instance-profile-name $n --role-name $n
        get-instance-profile --instance-profile-name $n
        list-instance-profiles
        list-instance-profiles-for-role --role-name $n
        tag-instance-profile --instance-profile-name $n --tags Key=a,Value=b
        list-instance-profile-tags --instance-profile-name $n
        untag-instance-profile --instance-profile-name $n --tag-keys a
        remove-role-from-instance-profile --instance-profile-name $n --role-name $n
        delete-instance-profile --instance-profile-name $n
        delete-role-policy --role-name $n --policy-name i
        detach-role-policy --role-name $n --policy-arn $policy
        create-user --user-name $n
        create-user --user-name $n-2
        get-user --user-name $n
        paged list-users
        update-user --user-name $n-2 --new-user-name $n-3
        attach-user-policy --user-name $n --policy-arn $policy
        list-attached-user-policies --user-name $n
        put-user-policy --user-name $n --policy-name i --policy-document '$document'
        get-user-policy --user-name $n --policy-name i
        list-user-policies --user-name $n
        put-user-permissions-boundary --user-name $n --permissions-boundary $policy
        delete-user-permissions-boundary --user-name $n
        tag-user --user-name $n --tags Key=a,Value=b
        list-user-tags --user-name $n
        untag-user --user-name $n --tag-keys a
        ! NotImplemented create-access-key --user-name $n
        list-access-keys --user-name $n
        list-mfa-devices --user-name $n
        list-virtual-mfa-devices
        list-ssh-public-keys --user-name $n
        list-service-specific-credentials --user-name $n
        list-signing-certificates --user-name $n
        ! NoSuchEntity get-login-profile --user-name $n
        ! NoSuchEntity delete-login-profile --user-name $n
        create-group --group-name $n
        create-group --group-name $n-2
        paged list-groups
        add-user-to-group --group-name $n --user-name $n
        get-group --group-name $n
        list-groups-for-user --user-name $n
        update-group --group-name $n-2 --new-group-name $n-3
        attach-group-policy --group-name $n --policy-arn $policy
        list-attached-group-policies --group-name $n
        put-group-policy --group-name $n --policy-name i --policy-document '$document'
        get-group-policy --group-name $n --policy-name i
        list-group-policies --group-name $n
        delete-group-policy --group-name $n --policy-name i
        detach-group-policy --group-name $n --policy-arn $policy
        remove-user-from-group --group-name $n --user-name $n
        delete-group --group-name $n
        delete-group --group-name $n-3
        delete-user-policy --user-name $n --policy-name i
        detach-user-policy --user-name $n --policy-arn $policy
        delete-user --user-name $n
        delete-user --user-name $n-3
        delete-policy --policy-arn $policy
        delete-role --role-name $n
        delete-role --role-name $n-2
        create-service-linked-role --aws-service-name batch.amazonaws.com
        task = delete-service-linked-role --role-name AWSServiceRoleForBatch :: DeletionTaskId
        get-service-linked-role-deletion-status --deletion-task-id $task
        ! NotImplemented simulate-principal-policy --policy-source-arn arn:aws:iam::000000000000:role/r --action-names s3:GetObject
    """,
    "logs": """
        create-log-group --log-group-name /$n/a
        create-log-group --log-group-name /$n/b
        ! ResourceAlreadyExistsException create-log-group --log-group-name /$n/a
        paged describe-log-groups --log-group-name-prefix /$n
        put-retention-policy --log-group-name /$n/a --retention-in-days 7
        ! InvalidParameterException put-retention-policy --log-group-name /$n/a --retention-in-days 8
        delete-retention-policy --log-group-name /$n/a
        associate-kms-key --log-group-name /$n/a --kms-key-id arn:aws:kms:us-east-1:000000000000:key/k
        disassociate-kms-key --log-group-name /$n/a
        create-log-stream --log-group-name /$n/a --log-stream-name s
        create-log-stream --log-group-name /$n/a --log-stream-name t
        paged describe-log-streams --log-group-name /$n/a
        put-log-events --log-group-name /$n/a --log-stream-name s --log-events timestamp=$now,message=one timestamp=$now,message=two
        get-log-events --log-group-name /$n/a --log-stream-name s --limit 1
        paged filter-log-events --log-group-name /$n/a
        tag-log-group --log-group-name /$n/a --tags a=b
        list-tags-log-group --log-group-name /$n/a
        untag-log-group --log-group-name /$n/a --tags a
        tag-resource --resource-arn arn:aws:logs:us-east-1:000000000000:log-group:/$n/a --tags a=b
        list-tags-for-resource --resource-arn arn:aws:logs:us-east-1:000000000000:log-group:/$n/a
        untag-resource --resource-arn arn:aws:logs:us-east-1:000000000000:log-group:/$n/a --tag-keys a
        ! NotImplemented start-query --log-group-name /$n/a --start-time 0 --end-time 1 --query-string fields
        delete-log-stream --log-group-name /$n/a --log-stream-name t
        delete-log-group --log-group-name /$n/a
        delete-log-group --log-group-name /$n/b
        ! ResourceNotFoundException delete-log-group --log-group-name /$n/a
    """,
    "secretsmanager": """
        create-secret --name $n --secret-string one --tags Key=a,Value=b
        create-secret --name $n-2 --secret-string two
        ! ResourceExistsException create-secret --name $n --secret-string one
        describe-secret --secret-id $n
        get-secret-value --secret-id $n
        batch-get-secret-value --secret-id-list $n $n-2
        paged list-secrets --filters Key=name,Values=$n
        version = put-secret-value --secret-id $n --secret-string three :: VersionId
        paged-by-hand list-secret-version-ids --secret-id $n
        update-secret-version-stage --secret-id $n --version-stage MINE --move-to-version-id $version
        update-secret --secret-id $n --description d
        get-random-password
        put-resource-policy --secret-id $n --resource-policy '$document'
        ! MalformedPolicyDocumentException put-resource-policy --secret-id $n --resource-policy '{'
        get-resource-policy --secret-id $n
        delete-resource-policy --secret-id $n
        tag-resource --secret-id $n --tags Key=c,Value=d
        untag-resource --secret-id $n --tag-keys c
        ! NotImplemented rotate-secret --secret-id $n
        delete-secret --secret-id $n
        ! InvalidRequestException get-secret-value --secret-id $n
        restore-secret --secret-id $n
        delete-secret --secret-id $n --force-delete-without-recovery
        delete-secret --secret-id $n-2 --force-delete-without-recovery
        ! ResourceNotFoundException get-secret-value --secret-id $n
    """,
    "ssm": """
        put-parameter --name /$n/a --type String --value one --tags Key=a,Value=b
        put-parameter --name /$n/b --type SecureString --value two
        ! ParameterAlreadyExists put-parameter --name /$n/a --type String --value one
        put-parameter --name /$n/a --type String --value three --overwrite
        get-parameter --name /$n/b --with-decryption
        ! ParameterNotFound get-parameter --name /$n/none
        get-parameters --names /$n/a /$n/b
        paged get-parameters-by-path --path /$n
        paged get-parameter-history --name /$n/a
        paged describe-parameters --parameter-filters Key=Name,Option=BeginsWith,Values=/$n
        label-parameter-version --name /$n/a --labels one
        unlabel-parameter-version --name /$n/a --parameter-version 2 --labels one
        add-tags-to-resource --resource-type Parameter --resource-id /$n/a --tags Key=c,Value=d
        list-tags-for-resource --resource-type Parameter --resource-id /$n/a
        remove-tags-from-resource --resource-type Parameter --resource-id /$n/a --tag-keys c
        ! NotImplemented describe-instance-information
        delete-parameter --name /$n/a
        delete-parameters --names /$n/b
    """,
    "kms": """
        key = create-key --description d --tags TagKey=a,TagValue=b :: KeyMetadata.KeyId
        other = create-key :: KeyMetadata.KeyId
        describe-key --key-id $key
        ! NotFoundException describe-key --key-id 00000000-0000-0000-0000-000000000000
        paged list-keys
        create-alias --alias-name alias/$n --target-key-id $key
        create-alias --alias-name alias/$n-2 --target-key-id $key
        ! AlreadyExistsException create-alias --alias-name alias/$n --target-key-id $key
        paged list-aliases --key-id $key
        update-alias --alias-name alias/$n --target-key-id $other
        delete-alias --alias-name alias/$n
        update-key-description --key-id $key --description e
        blob = encrypt --key-id $key --plaintext d29yZA== :: CiphertextBlob
        decrypt --ciphertext-blob $blob
        ! InvalidCiphertextException decrypt --ciphertext-blob d29yZA==
        re-encrypt --ciphertext-blob $blob --destination-key-id $other
        generate-data-key --key-id $key --key-spec AES_256
        generate-data-key-without-plaintext --key-id $key --key-spec AES_256
        generate-random --number-of-bytes 8
        enable-key-rotation --key-id $key
        get-key-rotation-status --key-id $key
        disable-key-rotation --key-id $key
        put-key-policy --key-id $key --policy-name default --policy '$keypolicy'
        ! MalformedPolicyDocumentException put-key-policy --key-id $key --policy-name default --policy '{'
        get-key-policy --key-id $key --policy-name default
        list-key-policies --key-id $key
        tag-resource --key-id $key --tags TagKey=c,TagValue=d
        paged list-resource-tags --key-id $key
        untag-resource --key-id $key --tag-keys c
        disable-key --key-id $key
        ! DisabledException encrypt --key-id $key --plaintext d29yZA==
        enable-key --key-id $key
        ! NotImplemented create-grant --key-id $key --grantee-principal arn:aws:iam::000000000000:role/r --operations Encrypt
        schedule-key-deletion --key-id $key --pending-window-in-days 7
        cancel-key-deletion --key-id $key
        schedule-key-deletion --key-id $key --pending-window-in-days 7
        schedule-key-deletion --key-id $other --pending-window-in-days 7
    """,
    "sqs": """
        url = create-queue --queue-name $n :: QueueUrl
        dead = create-queue --queue-name $n-2 :: QueueUrl
        ! QueueAlreadyExists create-queue --queue-name $n --attributes DelaySeconds=3
        get-queue-url --queue-name $n
        ! NonExistentQueue get-queue-url --queue-name $n-none
        paged list-queues --queue-name-prefix $n
        set-queue-attributes --queue-url $url --attributes '{"RedrivePolicy":"{\\"deadLetterTargetArn\\":\\"arn:aws:sqs:us-east-1:000000000000:$n-2\\",\\"maxReceiveCount\\":3}"}'
        get-queue-attributes --queue-url $url --attribute-names All
        list-dead-letter-source-queues --queue-url $dead
        tag-queue --queue-url $url --tags a=b
        list-queue-tags --queue-url $url
        untag-queue --queue-url $url --tag-keys a
        send-message --queue-url $url --message-body one
        send-message-batch --queue-url $url --entries Id=a,MessageBody=two Id=b,MessageBody=three
        one = receive-message --queue-url $url :: Messages[0].ReceiptHandle
        change-message-visibility --queue-url $url --receipt-handle $one --visibility-timeout 60
        delete-message --queue-url $url --receipt-handle $one
        two = receive-message --queue-url $url :: Messages[0].ReceiptHandle
        change-message-visibility-batch --queue-url $url --entries Id=a,ReceiptHandle=$two,VisibilityTimeout=60
        delete-message-batch --queue-url $url --entries Id=a,ReceiptHandle=$two
        purge-queue --queue-url $url
        ! NotImplemented start-message-move-task --source-arn arn:aws:sqs:us-east-1:000000000000:$n
        delete-queue --queue-url $url
        delete-queue --queue-url $dead
        ! NonExistentQueue send-message --queue-url $url --message-body one
    """,
    "sns": """
        topic = create-topic --name $n --tags Key=a,Value=b :: TopicArn
        other = create-topic --name $n-2 :: TopicArn
        ! InvalidParameter create-topic --name 'not a name'
        get-topic-attributes --topic-arn $topic
        ! NotFound get-topic-attributes --topic-arn $topic-none
        set-topic-attributes --topic-arn $topic --attribute-name DisplayName --attribute-value d
        list-topics
        queue = create-queue --queue-name $n-3 :: QueueUrl @sqs
        one = subscribe --topic-arn $topic --protocol sqs --notification-endpoint arn:aws:sqs:us-east-1:000000000000:$n-3 :: SubscriptionArn
        ! NotImplemented subscribe --topic-arn $topic --protocol email --notification-endpoint a@b.example
        get-subscription-attributes --subscription-arn $one
        set-subscription-attributes --subscription-arn $one --attribute-name RawMessageDelivery --attribute-value true
        list-subscriptions
        list-subscriptions-by-topic --topic-arn $topic
        publish --topic-arn $topic --message m
        publish-batch --topic-arn $topic --publish-batch-request-entries Id=a,Message=b
        tag-resource --resource-arn $topic --tags Key=c,Value=d
        list-tags-for-resource --resource-arn $topic
        untag-resource --resource-arn $topic --tag-keys c
        unsubscribe --subscription-arn $one
        delete-topic --topic-arn $topic
        delete-topic --topic-arn $other
        delete-queue --queue-url $queue @sqs
    """,
    "events": """
        create-event-bus --name $n
        ! ResourceAlreadyExistsException create-event-bus --name $n
        describe-event-bus --name $n
        update-event-bus --name $n --description d
        list-event-buses --limit 1
        rule = put-rule --name a --event-bus-name $n --event-pattern '{"source":["x"]}' :: RuleArn
        put-rule --name b --event-bus-name $n --event-pattern '{"source":["y"]}'
        ! InvalidEventPatternException put-rule --name c --event-bus-name $n --event-pattern '{"source":"x"}'
        describe-rule --name a --event-bus-name $n
        ! ResourceNotFoundException describe-rule --name none --event-bus-name $n
        paged list-rules --event-bus-name $n
        disable-rule --name a --event-bus-name $n
        enable-rule --name a --event-bus-name $n
        queue = create-queue --queue-name $n-4 :: QueueUrl @sqs
        put-targets --rule a --event-bus-name $n --targets Id=q,Arn=arn:aws:sqs:us-east-1:000000000000:$n-4
        list-targets-by-rule --rule a --event-bus-name $n
        list-rule-names-by-target --target-arn arn:aws:sqs:us-east-1:000000000000:$n-4 --event-bus-name $n
        put-events --entries '[{"Source":"x","DetailType":"t","Detail":"{}","EventBusName":"$n"}]'
        test-event-pattern --event-pattern '{"source":["x"]}' --event '{"id":"1","detail-type":"t","source":"x","account":"000000000000","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{}}'
        tag-resource --resource-arn $rule --tags Key=a,Value=b
        list-tags-for-resource --resource-arn $rule
        untag-resource --resource-arn $rule --tag-keys a
        remove-targets --rule a --event-bus-name $n --ids q --force
        ! NotImplemented list-archives
        delete-rule --name a --event-bus-name $n --force
        delete-rule --name b --event-bus-name $n
        delete-event-bus --name $n
        delete-queue --queue-url $queue @sqs
    """,
    "scheduler": """
        group = create-schedule-group --name $n --tags Key=a,Value=b :: ScheduleGroupArn
        create-schedule-group --name $n-2
        ! ConflictException create-schedule-group --name $n
        get-schedule-group --name $n
        paged list-schedule-groups --name-prefix $n
        create-schedule --name a --group-name $n --schedule-expression 'rate(7 days)' --flexible-time-window Mode=OFF --state DISABLED --target '{"Arn":"arn:aws:sqs:us-east-1:000000000000:q","RoleArn":"arn:aws:iam::000000000000:role/r"}'
        create-schedule --name b --group-name $n --schedule-expression 'rate(7 days)' --flexible-time-window Mode=OFF --state DISABLED --target '{"Arn":"arn:aws:sqs:us-east-1:000000000000:q","RoleArn":"arn:aws:iam::000000000000:role/r"}'
        ! ValidationException create-schedule --name c --group-name $n --schedule-expression 'never' --flexible-time-window Mode=OFF --target '{"Arn":"arn:aws:sqs:us-east-1:000000000000:q","RoleArn":"arn:aws:iam::000000000000:role/r"}'
        ! NotImplemented create-schedule --name c --group-name $n --schedule-expression 'rate(7 days)' --flexible-time-window Mode=OFF --target '{"Arn":"arn:aws:lambda:us-east-1:000000000000:function:f","RoleArn":"arn:aws:iam::000000000000:role/r"}'
        get-schedule --name a --group-name $n
        ! ResourceNotFoundException get-schedule --name none --group-name $n
        paged list-schedules --group-name $n
        update-schedule --name a --group-name $n --schedule-expression 'rate(8 days)' --flexible-time-window Mode=OFF --state DISABLED --target '{"Arn":"arn:aws:sqs:us-east-1:000000000000:q","RoleArn":"arn:aws:iam::000000000000:role/r"}'
        tag-resource --resource-arn $group --tags Key=c,Value=d
        list-tags-for-resource --resource-arn $group
        untag-resource --resource-arn $group --tag-keys c
        delete-schedule --name a --group-name $n
        delete-schedule-group --name $n
        delete-schedule-group --name $n-2
    """,
    "athena": """
        create-work-group --name $n --tags Key=a,Value=b
        ! InvalidRequestException create-work-group --name $n
        get-work-group --work-group $n
        paged-by-hand list-work-groups
        update-work-group --work-group $n --description d
        one = create-named-query --name a --database d --query-string 'SELECT 1' --work-group $n :: NamedQueryId
        two = create-named-query --name b --database d --query-string 'SELECT 2' --work-group $n :: NamedQueryId
        get-named-query --named-query-id $one
        batch-get-named-query --named-query-ids $one $two
        paged list-named-queries --work-group $n
        update-named-query --named-query-id $one --name c --query-string 'SELECT 3'
        delete-named-query --named-query-id $one
        ! InvalidRequestException get-named-query --named-query-id $one
        create-prepared-statement --statement-name aa --work-group $n --query-statement 'SELECT ?'
        create-prepared-statement --statement-name bb --work-group $n --query-statement 'SELECT ?'
        get-prepared-statement --statement-name aa --work-group $n
        batch-get-prepared-statement --prepared-statement-names aa bb --work-group $n
        paged-by-hand list-prepared-statements --work-group $n
        update-prepared-statement --statement-name aa --work-group $n --query-statement 'SELECT ?, 1'
        delete-prepared-statement --statement-name aa --work-group $n
        create-data-catalog --name $n --type GLUE --parameters catalog-id=000000000000
        get-data-catalog --name $n
        list-data-catalogs
        update-data-catalog --name $n --type GLUE --description d --parameters catalog-id=000000000000
        delete-data-catalog --name $n
        list-engine-versions
        tag-resource --resource-arn arn:aws:athena:us-east-1:000000000000:workgroup/$n --tags Key=c,Value=d
        list-tags-for-resource --resource-arn arn:aws:athena:us-east-1:000000000000:workgroup/$n
        untag-resource --resource-arn arn:aws:athena:us-east-1:000000000000:workgroup/$n --tag-keys c
        ! NotImplemented start-query-execution --query-string 'SELECT 1'
        delete-work-group --work-group $n --recursive-delete-option
    """,
    "lakeformation": """
        get-data-lake-settings
        put-data-lake-settings --data-lake-settings '{"DataLakeAdmins":[]}'
        register-resource --resource-arn arn:aws:s3:::$n --use-service-linked-role
        ! AlreadyExistsException register-resource --resource-arn arn:aws:s3:::$n --use-service-linked-role
        register-resource --resource-arn arn:aws:s3:::$n-2 --use-service-linked-role
        describe-resource --resource-arn arn:aws:s3:::$n
        update-resource --resource-arn arn:aws:s3:::$n --role-arn arn:aws:iam::000000000000:role/r
        paged-by-hand list-resources
        deregister-resource --resource-arn arn:aws:s3:::$n
        deregister-resource --resource-arn arn:aws:s3:::$n-2
        create-lf-tag --tag-key $n --tag-values a b
        get-lf-tag --tag-key $n
        ! EntityNotFoundException get-lf-tag --tag-key $n-none
        update-lf-tag --tag-key $n --tag-values-to-add c
        create-lf-tag --tag-key $n-2 --tag-values a
        paged list-lf-tags
        add-lf-tags-to-resource --resource '{"Database":{"Name":"$n"}}' --lf-tags TagKey=$n,TagValues=a
        get-resource-lf-tags --resource '{"Database":{"Name":"$n"}}'
        remove-lf-tags-from-resource --resource '{"Database":{"Name":"$n"}}' --lf-tags TagKey=$n,TagValues=a
        grant-permissions --principal DataLakePrincipalIdentifier=arn:aws:iam::000000000000:role/r --permissions DESCRIBE --resource '{"Database":{"Name":"$n"}}'
        batch-grant-permissions --entries '[{"Id":"1","Principal":{"DataLakePrincipalIdentifier":"arn:aws:iam::000000000000:role/s"},"Resource":{"Database":{"Name":"$n"}},"Permissions":["DESCRIBE"]}]'
        paged-by-hand list-permissions
        revoke-permissions --principal DataLakePrincipalIdentifier=arn:aws:iam::000000000000:role/r --permissions DESCRIBE --resource '{"Database":{"Name":"$n"}}'
        batch-revoke-permissions --entries '[{"Id":"1","Principal":{"DataLakePrincipalIdentifier":"arn:aws:iam::000000000000:role/s"},"Resource":{"Database":{"Name":"$n"}},"Permissions":["DESCRIBE"]}]'
        create-data-cells-filter --table-data TableCatalogId=000000000000,DatabaseName=$n,TableName=t,Name=f,RowFilter={AllRowsWildcard={}},ColumnNames=a
        get-data-cells-filter --table-catalog-id 000000000000 --database-name $n --table-name t --name f
        list-data-cells-filter
        update-data-cells-filter --table-data TableCatalogId=000000000000,DatabaseName=$n,TableName=t,Name=f,RowFilter={AllRowsWildcard={}},ColumnNames=b
        delete-data-cells-filter --table-catalog-id 000000000000 --database-name $n --table-name t --name f
        ! NotImplemented start-transaction
        delete-lf-tag --tag-key $n
        delete-lf-tag --tag-key $n-2
    """,
    "stepfunctions": """
        machine = create-state-machine --name $n --definition '$machine_text' --role-arn arn:aws:iam::000000000000:role/r :: stateMachineArn
        other = create-state-machine --name $n-2 --definition '$machine_text' --role-arn arn:aws:iam::000000000000:role/r :: stateMachineArn
        ! InvalidDefinition create-state-machine --name $n-3 --definition '{}' --role-arn arn:aws:iam::000000000000:role/r
        describe-state-machine --state-machine-arn $machine
        ! StateMachineDoesNotExist describe-state-machine --state-machine-arn $machine-none
        paged list-state-machines
        list-state-machine-versions --state-machine-arn $machine
        update-state-machine --state-machine-arn $machine --definition '$machine_text'
        validate-state-machine-definition --definition '$machine_text'
        tag-resource --resource-arn $machine --tags key=a,value=b
        list-tags-for-resource --resource-arn $machine
        untag-resource --resource-arn $machine --tag-keys a
        ! NotImplemented start-execution --state-machine-arn $machine
        delete-state-machine --state-machine-arn $machine
        delete-state-machine --state-machine-arn $other
    """,
    "ec2": """
        vpc = create-vpc --cidr-block 10.60.0.0/16 --instance-tenancy dedicated :: Vpc.VpcId
        ! InvalidVpc.Range create-vpc --cidr-block 10.60.0.0/8
        modify-vpc-tenancy --vpc-id $vpc --instance-tenancy default
        describe-vpc-attribute --vpc-id $vpc --attribute enableDnsHostnames
        modify-vpc-attribute --vpc-id $vpc --enable-dns-hostnames
        ! InvalidVpcID.NotFound describe-vpcs --vpc-ids vpc-00000000000000000
        describe-vpcs --vpc-ids $vpc
        subnet = create-subnet --vpc-id $vpc --cidr-block 10.60.1.0/24 :: Subnet.SubnetId
        other = create-subnet --vpc-id $vpc --cidr-block 10.60.2.0/24 :: Subnet.SubnetId
        third = create-subnet --vpc-id $vpc --cidr-block 10.60.3.0/24 :: Subnet.SubnetId
        modify-subnet-attribute --subnet-id $subnet --map-public-ip-on-launch
        paged-by-five describe-subnets
        describe-availability-zones
        describe-route-tables
        describe-network-acls
        describe-network-interfaces
        describe-prefix-lists
        create-tags --resources $vpc --tags Key=a,Value=b
        delete-tags --resources $vpc --tags Key=a
        group = create-security-group --vpc-id $vpc --group-name $n --description d :: GroupId
        ! InvalidGroup.Duplicate create-security-group --vpc-id $vpc --group-name $n --description d
        describe-security-groups
        rule = authorize-security-group-ingress --group-id $group --protocol tcp --port 80 --cidr 10.0.0.0/8 :: SecurityGroupRules[0].SecurityGroupRuleId
        authorize-security-group-egress --group-id $group --ip-permissions IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=10.0.0.0/8}]
        describe-security-group-rules
        modify-security-group-rules --group-id $group --security-group-rules 'SecurityGroupRuleId=$rule,SecurityGroupRule={IpProtocol=tcp,FromPort=81,ToPort=81,CidrIpv4=10.0.0.0/8}'
        update-security-group-rule-descriptions-ingress --group-id $group --ip-permissions IpProtocol=tcp,FromPort=81,ToPort=81,IpRanges=[{CidrIp=10.0.0.0/8,Description=d}]
        update-security-group-rule-descriptions-egress --group-id $group --ip-permissions IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=10.0.0.0/8,Description=d}]
        revoke-security-group-ingress --group-id $group --security-group-rule-ids $rule
        revoke-security-group-egress --group-id $group --ip-permissions IpProtocol=tcp,FromPort=80,ToPort=80,IpRanges=[{CidrIp=10.0.0.0/8}]
        endpoint = create-vpc-endpoint --vpc-id $vpc --service-name com.amazonaws.us-east-1.s3 --dns-options DnsRecordIpType=ipv4 :: VpcEndpoint.VpcEndpointId
        modify-vpc-endpoint --vpc-endpoint-id $endpoint --reset-policy --dns-options DnsRecordIpType=service-defined
        ! NotImplemented modify-vpc-endpoint --vpc-endpoint-id $endpoint --dns-options PrivateDnsPreference=ALL_DOMAINS
        describe-vpc-endpoints --vpc-endpoint-ids $endpoint
        delete-vpc-endpoints --vpc-endpoint-ids $endpoint
        ! DependencyViolation delete-vpc --vpc-id $vpc
        ! NotImplemented run-instances --image-id ami-12345678
        delete-security-group --group-id $group
        delete-subnet --subnet-id $subnet
        delete-subnet --subnet-id $other
        delete-subnet --subnet-id $third
        delete-vpc --vpc-id $vpc
    """,
    "s3api": """
        create-bucket --bucket $n
        put-object --bucket $n --key a
        put-object --bucket $n --key b
        ! NoSuchKey get-object --bucket $n --key none /dev/null
        ! NoSuchBucket list-objects-v2 --bucket $n-none
        paged list-objects-v2 --bucket $n
        put-bucket-notification-configuration --bucket $n --notification-configuration '{"EventBridgeConfiguration":{}}'
        get-bucket-notification-configuration --bucket $n
        ! BucketNotEmpty delete-bucket --bucket $n
        delete-object --bucket $n --key a
        delete-object --bucket $n --key b
        ! NotImplemented put-bucket-metrics-configuration --bucket $n --id i --metrics-configuration Id=i
        delete-bucket --bucket $n
    """,
}
